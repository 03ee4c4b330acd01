package sphere.gpu.whole;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import sphere.gpu.Gpu;
import sphere.gpu.standin.StandIn;

/** On the stand-in driver, a hundred epochs. */
class StandInTrainingTest extends TrainingContract {
  StandInTrainingTest() {
    super(250, 40, 100);
  }

  @BeforeEach
  void play() {
    StandIn.play("devices 1");
  }

  @Override
  Gpu gpu() {
    return new Gpu();
  }

  @Override
  List<String> complaints() {
    return StandIn.log();
  }
}
