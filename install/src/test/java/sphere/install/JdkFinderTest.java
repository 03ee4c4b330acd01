package sphere.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdkFinderTest {
  private static final NeoVersion OLD = NeoVersion.parse("5.26.30");
  private static final NeoVersion NEW = NeoVersion.parse("2026.08.1");

  @TempDir Path folder;

  @Test
  void prefersWhatTheServerNames() throws IOException {
    Path newest = jdk("25.0.1");
    Path seventeen = jdk("17.0.15");
    JdkFinder finder = new JdkFinder(List.of(newest, seventeen));
    assertThat(finder.find(OLD)).isEqualTo(new Jdk(seventeen, 17));
    assertThat(finder.find(NEW)).isEqualTo(new Jdk(newest, 25));
  }

  @Test
  void toleratesANewerOne() throws IOException {
    JdkFinder finder = new JdkFinder(List.of(jdk("1.8.0_400"), jdk("24")));
    assertThat(finder.find(OLD).major()).isEqualTo(24);
  }

  @Test
  void saysWhatIsMissing() throws IOException {
    JdkFinder finder = new JdkFinder(List.of(jdk("17.0.1"), folder.resolve("absent")));
    assertThatThrownBy(() -> finder.find(NEW))
        .isInstanceOf(Fault.class)
        .hasMessage(
            "Neo4j 2026.08.1 needs a JDK 21 or later, but only Java 17 was found; install one or"
                + " set JAVA_HOME.");
    assertThatThrownBy(() -> new JdkFinder(List.of()).find(OLD))
        .hasMessageContaining("needs a JDK 17 or 21, but none was found");
  }

  private Path jdk(String version) throws IOException {
    Path home = folder.resolve("jdk-" + version);
    Files.createDirectories(home.resolve("bin"));
    Path java = Files.createFile(home.resolve("bin/java"));
    assertThat(java.toFile().setExecutable(true)).isTrue();
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return home;
  }
}
