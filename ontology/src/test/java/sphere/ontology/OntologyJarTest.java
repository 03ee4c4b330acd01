package sphere.ontology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sphere.geometry.ontology.OntologyTools;

/** What lies in a server's plugin folder brings no class that others bring. */
class OntologyJarTest {
  private static final Path JAR = Path.of(System.getProperty("ontology.jar"));

  @TempDir Path folder;

  private static List<String> names() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      return jar.stream().filter(e -> !e.isDirectory()).map(JarEntry::getName).toList();
    }
  }

  @Test
  void isSmallerThanEightMegabytes() throws IOException {
    assertThat(Files.size(JAR)).isLessThan(8_000_000);
  }

  @Test
  void holdsOurClassesAndTheLibraryOnly() throws IOException {
    assertThat(names())
        .contains(
            "sphere/ontology/library/sphere/ontology/inner/Tools.classdata",
            "sphere/ontology/library/com/github/benmanes/caffeine/cache/Caffeine.classdata")
        .filteredOn(name -> !isOurs(name))
        .isEmpty();
  }

  private static boolean isOurs(String name) {
    return name.matches("sphere/ontology/[\\w$-]+\\.class")
        || name.matches("sphere/ontology/library/[\\w/$-]+\\.classdata")
        || name.startsWith("META-INF/licenses/")
        || List.of(
                "META-INF/MANIFEST.MF",
                "META-INF/LICENSE",
                "META-INF/services/sphere.geometry.ontology.OntologyTools",
                "sphere/ontology/library/META-INF/services/org.slf4j.spi.SLF4JServiceProvider")
            .contains(name);
  }

  @Test
  void keepsLicencesAndNotices() throws IOException {
    assertThat(names())
        .contains(
            "META-INF/LICENSE",
            "META-INF/licenses/README.txt",
            "META-INF/licenses/slf4j/LICENSE.txt",
            "META-INF/licenses/commons-rdf/NOTICE");
  }

  @Test
  void isBuiltReproducibly() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      assertThat(jar.stream().map(JarEntry::getTime).distinct()).hasSize(1);
    }
  }

  /** As Neo4j does when a server starts. */
  @Test
  void allItsClassesLoadAndShowTheirMembers() throws Exception {
    URL[] jars = {JAR.toUri().toURL(), Shipped.of(OntologyTools.class).toUri().toURL()};
    List<String> classes = names().stream().filter(name -> name.endsWith(".class")).toList();
    assertThat(classes).hasSizeGreaterThan(1);
    try (URLClassLoader loader = new URLClassLoader(jars, ClassLoader.getPlatformClassLoader())) {
      for (String file : classes) {
        String name = file.replace(".class", "").replace('/', '.');
        Class<?> type = Class.forName(name, true, loader);
        assertThat(type.getDeclaredMethods()).isNotNull();
        assertThat(type.getDeclaredConstructors()).isNotNull();
        assertThat(type.getDeclaredFields()).isNotNull();
      }
    }
  }

  @Test
  void worksAloneSilentlyAndLeavesNothingBehind() throws IOException {
    assertThat(Shipped.probe(folder, JAR)).isEqualTo(Shipped.PROBED);
    assertThat(folder).isEmptyDirectory();
  }
}
