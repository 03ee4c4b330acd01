package sphere.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** A real server, assembled, filled, stopped and started again. */
class ServerWithoutPluginTest {
  @TempDir Path folder;

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
  void keepsDataAndFindsWrongAnswers() throws IOException {
    Setup setup = setup();
    assertThat(run(setup, (pipeline, progress) -> fillTwiceAndCutOff(setup, pipeline)))
        .contains("WordNet: loaded, 82,192 concepts and 84,505 relationships IS_A.")
        .contains("WordNet: there already, 82,192 concepts and 84,505 relationships IS_A.")
        .contains("Neo4j stopped.");
    spoilAnExample(setup);
    assertThat(run(setup, (pipeline, progress) -> new Demo(setup, pipeline, progress).check()))
        .contains("jars are there already", "loading the rest", "OK 01-parents", "OK 03-values")
        .contains("DIFFERENT 02-size: Row 1, column `concepts` should be `82193`, but is `82192`.")
        .contains("2 of 3 examples are OK.", "Neo4j stopped.");
    assertThat(setup.home().pidFile()).doesNotExist();
  }

  private interface Use {
    void of(Pipeline pipeline, Progress progress) throws IOException;
  }

  private static String run(Setup setup, Use use) throws IOException {
    Fixture fixture = new Fixture();
    Progress progress = fixture.progress();
    try (Pipeline pipeline = new Pipeline(setup, progress)) {
      use.of(pipeline, progress);
    } catch (RuntimeException e) {
      throw new AssertionError(fixture.output(), e);
    }
    return fixture.output();
  }

  /** Ends as if the program had been killed before all was sent. */
  private static void fillTwiceAndCutOff(Setup setup, Pipeline pipeline) throws IOException {
    Credentials credentials = pipeline.start();
    try (Bolt bolt = new Bolt(setup.ports(), credentials)) {
      pipeline.fill(bolt);
      pipeline.fill(bolt);
      bolt.run("MATCH (c:Concept {id: 'dog.n.01'}) DETACH DELETE c", Map.of());
    }
  }

  private static void spoilAnExample(Setup setup) throws IOException {
    Path file = setup.examples().resolve("02-size.cypher");
    Files.writeString(file, Files.readString(file).replace("82192", "82193"));
  }

  private Setup setup() throws IOException {
    NeoVersion version = Fixture.version();
    Project project = Fixture.project();
    return new Setup(
        version,
        JdkFinder.ofThisMachine(System.getenv()).find(version),
        project.maven(new Fixture().progress()),
        new Home(folder.resolve("server")),
        false,
        Optional.of(project.defaultHome(version)),
        Ports.free(),
        List.of(),
        examples());
  }

  private Path examples() throws IOException {
    Path copies = Files.createDirectory(folder.resolve("examples"));
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/plugin-free"))) {
      for (Path file : files.toList()) {
        Files.copy(file, copies.resolve(file.getFileName()));
      }
    }
    return copies;
  }
}
