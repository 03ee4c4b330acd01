package sphere.benchmarks.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** A run of the program with what it printed. */
final class Command {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  int run(String... args) {
    return DatabaseMain.run(
        args,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  void fails(String sentence, String... args) {
    assertThat(run(args)).isEqualTo(2);
    assertThat(err()).contains(sentence);
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  /** The one value of a figure. */
  double value(String figure) {
    String start = "{\"figure\":\"" + figure + "\",\"value\":";
    assertThat(out().lines().filter(l -> l.startsWith(start))).as(figure).hasSize(1);
    String line = out().lines().filter(l -> l.startsWith(start)).findAny().orElseThrow();
    return Double.parseDouble(line.substring(start.length(), line.length() - 1));
  }

  /** Files of a hierarchy in which every third node has two parents. */
  static String[] files(Path folder, int n) throws IOException {
    SplittableRandom random = new SplittableRandom(n);
    StringBuilder nodes = new StringBuilder("0\n");
    StringBuilder edges = new StringBuilder();
    for (int v = 1; v < n; v++) {
      nodes.append(v).append('\n');
      for (int i = v % 3 == 0 ? 2 : 1; i > 0; i--) {
        edges.append(v).append('\t').append(random.nextInt(v)).append('\n');
      }
    }
    Path n1 = Files.writeString(folder.resolve("n.tsv"), nodes);
    Path e1 = Files.writeString(folder.resolve("e.tsv"), edges);
    return new String[] {"--nodes", n1.toString(), "--edges", e1.toString()};
  }
}
