package sphere.install;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Output that can be read, and the project as Maven named it to the tests. */
final class Fixture {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  Progress progress() {
    return new Progress(stream, stream);
  }

  PrintStream stream() {
    return stream;
  }

  String output() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  static Project project() {
    return new Project(
        Path.of(System.getProperty("sphere.project")), System.getProperty("sphere.maven", ""));
  }

  static NeoVersion version() {
    return NeoVersion.parse(System.getProperty("sphere.neo4j", NeoVersion.DEFAULT));
  }
}
