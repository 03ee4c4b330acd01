package sphere.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** In processes of their own, since a process loads the library once. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class LoadingTest {
  @TempDir Path folder;

  /** Makes an encoder, encodes twice and tells what happened. */
  static final class Encode {
    private Encode() {}

    // What Neo4j tells users of an error.
    private static Throwable innermost(Throwable error) {
      return error.getCause() == null ? error : innermost(error.getCause());
    }

    /**
     * Runs in the process.
     *
     * @param args none
     */
    public static void main(String[] args) {
      MiniLmEncoder encoder = new MiniLmEncoder();
      System.out.println(encoder.name() + " of dimension " + encoder.dimension());
      for (int i = 0; i < 2; i++) {
        try {
          System.out.println(encoder.encode(List.of("dog")).length + " encoded");
        } catch (IllegalStateException e) {
          System.out.println("refused: " + innermost(e).getMessage());
        }
      }
      System.out.println("threads " + Thread.getAllStackTraces().keySet());
      // Killed, no exit hook runs.
      Runtime.getRuntime().halt(0);
    }
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it holds on to loaded libraries")
  void leavesNothingBehind() throws Exception {
    assertThat(run("-Djava.io.tmpdir=" + folder))
        .contains("all-MiniLM-L6-v2-int8 of dimension 384", "1 encoded")
        .doesNotContain("refused", "onnx", "WARN");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void refusesAnUnsupportedPlatformInOneSentence() throws Exception {
    assertThat(run("-Dos.arch=ppc64", "-Djava.io.tmpdir=" + folder).lines())
        .filteredOn(line -> line.startsWith("refused: "))
        .hasSize(2)
        .allMatch(line -> line.startsWith("refused: The text encoder cannot be loaded ("))
        .allMatch(line -> line.contains("onnxruntime") && line.contains("needs Linux (glibc)"));
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void refusesAMissingTemporaryFolderInOneSentence() throws Exception {
    Path absent = folder.resolve("absent");
    assertThat(run("-Djava.io.tmpdir=" + absent).lines())
        .filteredOn(line -> line.startsWith("refused: "))
        .hasSize(2)
        .allMatch(line -> line.contains("NoSuchFileException") && line.contains("`" + absent));
  }

  private static String run(String... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Else newer Java versions warn.
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Encode.class.getName()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
