package sphere.gpu.whole;

import java.util.List;
import java.util.stream.Stream;
import sphere.gpu.Gpu;
import sphere.gpu.ptx.PtxDriver;

/** On the interpreter, which is slow: few nodes. */
class InterpretedTrainingTest extends TrainingContract {
  private final PtxDriver driver = new PtxDriver(256 << 20, false);

  InterpretedTrainingTest() {
    super(60, 5, 6);
  }

  @Override
  Gpu gpu() {
    return new Gpu(driver);
  }

  @Override
  List<String> complaints() {
    return Stream.of(driver.leaks())
        .filter(leaks -> leaks != 0)
        .map(leaks -> leaks + " leaks")
        .toList();
  }
}
