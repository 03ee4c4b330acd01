package sphere.gpu.ptx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jcuda.CudaException;
import jcuda.nvptxcompiler.JNvPTXCompiler;
import jcuda.nvptxcompiler.nvPTXCompilerHandle;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The committed PTX: made from the sources beside it, legal, and without what may not be in it. */
class PtxTextTest {
  private static final Path MAIN = Path.of("src/main/cuda");
  private static final Path TEST = Path.of("src/test/cuda");
  private static final String NVCC = "13.0.88";

  static List<Path> sources() {
    return Stream.of(MAIN, TEST).flatMap(PtxTextTest::sources).toList();
  }

  private static Stream<Path> sources(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".cu")).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Path> shipped() {
    return sources(MAIN).toList();
  }

  private static Path ptx(Path source) {
    String name = source.getFileName().toString().replace(".cu", ".ptx");
    return source.getParent().resolveSibling("resources").resolve("sphere/gpu").resolve(name);
  }

  private static String text(Path source) throws IOException {
    return Files.readString(ptx(source));
  }

  @ParameterizedTest
  @MethodSource("sources")
  void isMadeFromItsSource(Path source) throws IOException, NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    try (Stream<Path> files = Files.list(source.getParent())) {
      for (Path header : files.filter(f -> f.toString().endsWith(".cuh")).sorted().toList()) {
        digest.update(Files.readAllBytes(header));
      }
    }
    digest.update(Files.readAllBytes(source));
    assertThat(text(source).lines().findFirst().orElse(""))
        .as("run gpu/ptx")
        .isEqualTo(
            "// source-sha256: %s nvcc %s flags -ptx -arch=compute_75 -O3 -fmad=false"
                .formatted(HexFormat.of().formatHex(digest.digest()), NVCC));
  }

  @ParameterizedTest
  @MethodSource("sources")
  void asksForTheOldestDriverThatCanRunIt(Path source) throws IOException {
    assertThat(text(source).lines()).contains(".version 6.3", ".target sm_75");
  }

  // An atomic would make sums hang on time; what is fused, approximate or flushed rounds otherwise
  // than the CPU.
  @ParameterizedTest
  @MethodSource("shipped")
  void holdsNothingThatWouldRoundOrOrderOtherwise(Path source) throws IOException {
    Pattern forbidden =
        Pattern.compile("^\\s*(@!?%p\\d+ )?(atom|red|fma|ex2|lg2|sin|cos|rsqrt)\\.");
    Pattern suffix = Pattern.compile("\\.(approx|ftz|full)\\b");
    assertThat(text(source).lines().filter(forbidden.asPredicate().or(suffix.asPredicate())))
        .isEmpty();
  }

  @Test
  void isWhatTheCompilerMakesToday(@TempDir Path folder) throws Exception {
    Assumptions.assumeTrue(
        runs(folder, "nvcc", "--version").contains("V" + NVCC),
        "no nvcc %s on the path: the PTX was not made anew".formatted(NVCC));
    runs(folder, Path.of("ptx").toAbsolutePath().toString(), folder.toString());
    for (Path source : sources()) {
      assertThat(folder.resolve(ptx(source).getFileName())).hasSameTextualContentAs(ptx(source));
    }
  }

  // What it prints, nothing if there is no such program.
  private static String runs(Path folder, String... command) throws Exception {
    Path output = folder.resolve("output");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
      return Files.readString(output);
    } catch (IOException e) {
      return "";
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sm_75", "sm_80", "sm_90"})
  void isAssembledWithoutSpills(String gpu) throws IOException {
    assumeCompiler();
    for (Path source : shipped()) {
      String log = assembled(text(source), gpu);
      assertThat(log.lines().filter(line -> line.contains("Used ") && line.contains("registers")))
          .hasSize(new PtxModule(text(source)).names().size());
      assertThat(log.lines().filter(line -> line.contains("spill")))
          .isNotEmpty()
          .allMatch(line -> line.contains("0 bytes spill stores, 0 bytes spill loads"));
    }
  }

  @Test
  void whatIsNoInstructionIsRefused() throws IOException {
    assumeCompiler();
    String wrong = text(MAIN.resolve("scan.cu")).replaceFirst("add\\.rn\\.f32", "add.rn.f31");
    assertThatThrownBy(() -> assembled(wrong, "sm_80")).isInstanceOf(CudaException.class);
  }

  private static void assumeCompiler() {
    String os = System.getProperty("os.name");
    Assumptions.assumeTrue(
        os.startsWith("Linux") && System.getProperty("os.arch").equals("amd64"),
        "JNvPTXCompiler's library is there for Linux on x86_64 only");
  }

  private static String assembled(String text, String gpu) {
    JNvPTXCompiler.setExceptionsEnabled(true);
    nvPTXCompilerHandle handle = new nvPTXCompilerHandle();
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    JNvPTXCompiler.nvPTXCompilerCreate(handle, bytes.length, bytes);
    try {
      String[] options = {"--gpu-name=" + gpu, "--verbose"};
      JNvPTXCompiler.nvPTXCompilerCompile(handle, options.length, options);
      long[] size = new long[1];
      JNvPTXCompiler.nvPTXCompilerGetInfoLogSize(handle, size);
      byte[] log = new byte[(int) size[0] + 1];
      JNvPTXCompiler.nvPTXCompilerGetInfoLog(handle, log);
      return new String(log, StandardCharsets.US_ASCII);
    } finally {
      JNvPTXCompiler.nvPTXCompilerDestroy(handle);
    }
  }
}
