package sphere.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What lies in a server's plugin folder must be small and bring nothing that others bring. */
class PluginJarTest {
  private static Path jar() throws IOException {
    Path target = Path.of(System.getProperty("sphere.project"), "procedures", "target");
    try (Stream<Path> files = Files.list(target)) {
      return files
          .filter(file -> file.getFileName().toString().matches("sphere-\\d.*\\.jar"))
          .findFirst()
          .orElseThrow(() -> new AssertionError("no plugin jar in " + target));
    }
  }

  @Test
  void isSmallerThanFiveMegabytes() throws IOException {
    assertThat(Files.size(jar())).isLessThan(5_000_000);
  }

  @Test
  void holdsOurClassesAndTheServiceFileOnly() throws IOException {
    try (JarFile jar = new JarFile(jar().toFile())) {
      List<String> names =
          jar.stream().filter(e -> !e.isDirectory()).map(JarEntry::getName).toList();
      assertThat(names).contains("sphere/procedures/Functions.class", "sphere/gpu/jcuda.zip");
      // Neo4j would load each of them at every start.
      assertThat(names).noneMatch(name -> name.matches("(.*/)?jcuda/.*\\.class"));
      assertThat(names)
          .allMatch(
              name ->
                  name.matches("sphere/.*\\.class")
                      || name.matches("sphere/gpu/(descent|scan)\\.ptx")
                      || name.equals("sphere/gpu/jcuda.zip")
                      || name.equals("META-INF/licenses/jcuda/LICENSE.txt")
                      || name.equals("META-INF/MANIFEST.MF")
                      || name.matches("META-INF/(LICENSE|NOTICE)(\\.txt)?")
                      || name.equals(
                          "META-INF/services/org.neo4j.kernel.extension.ExtensionFactory"));
    }
  }

  @Test
  void isBuiltReproducibly() throws IOException {
    try (JarFile jar = new JarFile(jar().toFile())) {
      // Every entry of ours has the time that the parent POM fixes, not that of the build; those of
      // a library keep their own, which no build changes.
      assertThat(
              jar.stream()
                  .filter(entry -> entry.getName().matches("sphere/(geometry|procedures)/.*"))
                  .map(JarEntry::getTime)
                  .distinct())
          .hasSize(1);
    }
  }
}
