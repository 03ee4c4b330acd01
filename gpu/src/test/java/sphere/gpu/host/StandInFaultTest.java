package sphere.gpu.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sphere.gpu.Gpu;
import sphere.gpu.driver.DriverException;
import sphere.gpu.standin.StandIn;

/** The stand-in driver finds them, as a driver would say it. */
class StandInFaultTest extends FaultContract {
  @BeforeEach
  void play() {
    StandIn.play();
  }

  @Override
  Gpu gpu() {
    return new Gpu();
  }

  @Test
  void eachFaultIsNamed() {
    assertThatThrownBy(() -> run("fault_beyond"))
        .isInstanceOf(DriverException.class)
        .hasMessageContaining("CUDA_ERROR_ILLEGAL_ADDRESS");
    assertThat(StandIn.log()).contains("write beyond the end of an allocation");
    assertThatThrownBy(() -> run("fault_divergent"))
        .hasMessageContaining("CUDA_ERROR_LAUNCH_FAILED");
    assertThat(StandIn.log()).contains("fault_divergent: not all lanes meet");
  }
}
