package sphere.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** The second jar brings a model and a native runtime, and nothing else that is not ours. */
class TextJarTest {
  private static Path jar() {
    return Configuration.builtPlugin(
        Fixture.project().root().resolve("text").resolve("target"), "sphere-text");
  }

  private static List<String> names() throws IOException {
    try (JarFile jar = new JarFile(jar().toFile())) {
      return jar.stream().filter(e -> !e.isDirectory()).map(JarEntry::getName).toList();
    }
  }

  @Test
  void isSmallerThanFiftyMegabytes() throws IOException {
    assertThat(Files.size(jar())).isLessThan(50_000_000);
  }

  @Test
  void holdsOurClassesTheRuntimeAndTheModelOnly() throws IOException {
    assertThat(names())
        .contains("sphere/text/MiniLmEncoder.class", "sphere/text/all-minilm-l6-v2-q.onnx")
        .allMatch(
            name ->
                name.matches("sphere/text/[\\w$-]+\\.class")
                    || name.matches("sphere/text/(all-minilm-l6-v2-q.onnx|bert-vocabulary-en.txt)")
                    || name.matches("ai/onnxruntime/[\\w/$]+\\.class")
                    || name.matches("ai/onnxruntime/native/[\\w-]+/\\w+\\.(so|dylib|dll)")
                    || name.startsWith("META-INF/licenses/")
                    || List.of(
                            "META-INF/MANIFEST.MF",
                            "META-INF/LICENSE",
                            "META-INF/services/sphere.geometry.features.TextEncoder")
                        .contains(name));
  }

  @Test
  void runsOnFivePlatforms() throws IOException {
    assertThat(names())
        .filteredOn(name -> name.startsWith("ai/onnxruntime/native/"))
        .extracting(name -> name.split("/")[3])
        .containsOnly("linux-x64", "linux-aarch64", "osx-x64", "osx-aarch64", "win-x64")
        .hasSize(10);
  }

  @Test
  void keepsLicencesAndNotices() throws IOException {
    assertThat(names())
        .contains(
            "META-INF/LICENSE",
            "META-INF/licenses/README.txt",
            "META-INF/licenses/onnxruntime/LICENSE.txt",
            "META-INF/licenses/onnxruntime/ThirdPartyNotices.txt");
  }

  @Test
  void isBuiltReproducibly() throws IOException {
    try (JarFile jar = new JarFile(jar().toFile())) {
      // The runtime's entries keep the times of its own jar, which do not change either.
      assertThat(
              jar.stream()
                  .filter(entry -> !entry.getName().startsWith("ai/"))
                  .map(JarEntry::getTime)
                  .distinct())
          .hasSize(1);
    }
  }
}
