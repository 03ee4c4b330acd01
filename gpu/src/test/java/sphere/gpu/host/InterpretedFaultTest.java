package sphere.gpu.host;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import sphere.gpu.Gpu;
import sphere.gpu.ptx.PtxDriver;
import sphere.gpu.ptx.PtxFault;

/** The interpreter finds them, and says where. */
class InterpretedFaultTest extends FaultContract {
  @Override
  Gpu gpu() {
    return new Gpu(new PtxDriver(1 << 20, false));
  }

  @Test
  void eachFaultIsNamed() {
    assertThatThrownBy(() -> run("fault_beyond"))
        .isInstanceOf(PtxFault.class)
        .hasMessageContaining("illegal address: store at byte 800 of 800");
    assertThatThrownBy(() -> run("fault_divergent"))
        .hasMessageContaining("not reached by all lanes: shfl.sync");
    assertThatThrownBy(() -> run("fault_barrier"))
        .hasMessageContaining("not reached by all lanes: bar.sync");
  }

  @Test
  void aLoadOfWhatNobodyWroteIsFound() {
    assertThatThrownBy(() -> run("fault_unwritten"))
        .hasMessageContaining("load of what nobody wrote");
  }
}
