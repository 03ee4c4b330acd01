package sphere.gpu.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import sphere.geometry.device.DeviceException;
import sphere.geometry.device.RowBalls;
import sphere.gpu.Gpu;
import sphere.gpu.ptx.PtxDriver;
import sphere.gpu.verify.VerifyRows.Run;

/** That {@code gpu/verify} sees agreement, sees a difference, and says why there is no GPU. */
class VerifyTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private Verify verify(Gpu gpu) {
    return new Verify(gpu, new PrintStream(bytes, true, StandardCharsets.UTF_8));
  }

  private String output() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void agreementIsSeen() {
    Verify verify = verify(new Gpu(new PtxDriver(1L << 28, false)));
    assertThat(verify.describe()).isTrue();
    assertThat(verify.check(40)).isZero();
    assertThat(output().lines()).hasSize(1 + 9 * 3 + 9).allMatch(line -> line.matches("\\{\".*}"));
    assertThat(output())
        .contains("\"pairsEqual\": true, \"nearestEqual\": true")
        .contains("\"lossOff\": 0.000e+00, \"ballsEqual\": true");
  }

  @Test
  void aDifferenceIsSeen() {
    PtxDriver wrong =
        PtxDriver.spoiled(1L << 28, ptx -> ptx.replaceAll("setp\\.le\\.f32", "setp.ge.f32"));
    assertThat(verify(new Gpu(wrong)).check(40)).isEqualTo(1);
    assertThat(output()).contains("\"pairsEqual\": false");
  }

  @Test
  void aDescentThatDiffersIsSeen() {
    // A direction that is turned round.
    PtxDriver wrong = PtxDriver.spoiled(1L << 28, ptx -> ptx.replaceAll("neg\\.f32", "mov.f32"));
    assertThat(verify(new Gpu(wrong)).check(40)).isEqualTo(1);
    assertThat(output()).contains("\"ballsEqual\": false");
  }

  // Bits are promised: balls that differ where losses do not are an error.
  @Test
  void oneBitOfABallIsADifference() {
    double[] costs = {1};
    float next = Math.nextUp(1f);
    Run run = new Run(costs, new RowBalls(new float[] {1}, new float[] {1}));
    assertThat(run.agrees(new Run(costs, new RowBalls(new float[] {1}, new float[] {1})))).isTrue();
    assertThat(run.agrees(new Run(costs, new RowBalls(new float[] {next}, new float[] {1}))))
        .isFalse();
    assertThat(run.agrees(new Run(costs, new RowBalls(new float[] {1}, new float[] {next}))))
        .isFalse();
    assertThat(run.agrees(new Run(new double[] {1.1}, run.balls()))).isFalse();
  }

  @Test
  void thatThereIsNoneIsSaid() {
    Gpu none =
        new Gpu(
            () -> {
              throw new DeviceException("gone");
            });
    assertThat(verify(none).describe()).isFalse();
    assertThat(output()).contains("\"available\": false").contains("\"reason\": \"gone\"");
  }
}
