package sphere.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The command as a user runs it, with what it prints. */
final class Command {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private String input = "";

  /** What comes on standard input from now on. */
  void input(String text) {
    input = text;
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  /** Its standard output, if it succeeds. */
  String json(String... args) {
    assertThat(run(args)).as(err()).isZero();
    return out();
  }

  /** That it fails with a message and prints no figure. */
  void fails(String message, String... args) {
    assertThat(run(args)).isEqualTo(2);
    assertThat(err()).contains(message);
    assertThat(out()).isEmpty();
  }

  /** Its exit status. */
  int run(String... args) {
    out.reset();
    err.reset();
    return Main.run(
        args,
        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }
}
