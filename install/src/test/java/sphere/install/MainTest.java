package sphere.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
  private final Fixture fixture = new Fixture();
  @TempDir Path folder;

  @Test
  void explainsItself() {
    assertThat(run("--help")).isZero();
    assertThat(fixture.output()).startsWith("Usage: install/run [--check]");
  }

  @Test
  void suggestsTheNearestOption() {
    fails("Unknown option `--chek`. Did you mean `--check`?", "--chek");
    fails("Unknown option `--port`. Did you mean `--ports`?", "--port", "1,2");
    fails("Unknown option `--neo4`. Did you mean `--neo4j`?", "--neo4", "5.26.30");
  }

  @Test
  void refusesWrongValues() {
    fails("Option `--home` needs a value", "--home");
    fails("Option `--check` was given twice", "--check", "--check");
    fails("Value for `--ports` was `7687`, but must be two different ports", "--ports", "7687");
    fails("Value for `--ports` was `0,1`", "--ports", "0,1");
    fails("Value for `--ports` was `5,5`", "--ports", "5,5");
    fails("Value for `--ports` was `70000,1`", "--ports", "70000,1");
    fails("Value for `--neo4j` was `4.4.1`, but must be a version 5.26.x", "--neo4j", "4.4.1");
    fails("Option `--home` has no use with `--check`", "--check", "--home", "x");
  }

  @Test
  void missesThePlugin() {
    assertThat(run("--home", folder.resolve("server").toString())).isEqualTo(1);
    assertThat(fixture.output())
        .contains("install/run: There must be one plugin jar", "build it with `mvn clean package`");
  }

  @Test
  void namesATakenPort() throws IOException {
    Files.createDirectories(folder.resolve("procedures/target"));
    Files.createFile(folder.resolve("procedures/target/sphere-1.0.jar"));
    Files.createDirectories(folder.resolve("text/target"));
    Files.createFile(folder.resolve("text/target/sphere-text-1.0.jar"));
    Files.createDirectories(folder.resolve("ontology/target"));
    Files.createFile(folder.resolve("ontology/target/sphere-ontology-1.0.jar"));
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      assertThat(run("--ports", port + "," + (port == 65535 ? 1024 : port + 1))).isEqualTo(1);
      assertThat(fixture.output())
          .contains("install/run: Port " + port + " (Bolt) is taken; stop the program")
          .contains("`--ports BOLT,HTTP`");
    }
  }

  @Test
  void takesFreePorts() {
    Ports free = Ports.free();
    assertThat(free.bolt()).isNotEqualTo(free.http());
    free.requireFree();
    assertThatThrownBy(() -> Ports.parse("a,b")).isInstanceOf(Fault.class);
  }

  private int run(String... args) {
    return Main.run(args, new Project(folder, ""), fixture.stream(), fixture.stream());
  }

  private void fails(String message, String... args) {
    assertThat(run(args)).isEqualTo(2);
    assertThat(fixture.output()).contains("install/run: " + message);
  }
}
