package sphere.gpu.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import sphere.geometry.device.DeviceException;
import sphere.gpu.Gpu;
import sphere.gpu.ptx.PtxDriver;

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
    assertThat(output().lines()).hasSize(1 + 8 * 3).allMatch(line -> line.matches("\\{\".*}"));
    assertThat(output()).contains("\"pairsEqual\": true, \"nearestEqual\": true");
  }

  @Test
  void aDifferenceIsSeen() {
    PtxDriver wrong =
        PtxDriver.spoiled(1L << 28, ptx -> ptx.replaceAll("setp\\.le\\.f32", "setp.ge.f32"));
    assertThat(verify(new Gpu(wrong)).check(40)).isEqualTo(1);
    assertThat(output()).contains("\"pairsEqual\": false");
  }

  @Test
  void descentsAgreeOrDoNot() {
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    assertThat(new VerifyRows(new Gpu(new PtxDriver(1L << 28, false)), out).check(12)).isZero();
    assertThat(output().lines()).hasSize(6).allMatch(line -> line.contains("Equal\": true"));
    PtxDriver wrong = PtxDriver.spoiled(1L << 28, ptx -> ptx.replaceAll("max\\.f32", "min.f32"));
    assertThat(new VerifyRows(new Gpu(wrong), out).check(12)).isEqualTo(1);
    assertThat(output()).contains("\"ballsEqual\": false");
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
