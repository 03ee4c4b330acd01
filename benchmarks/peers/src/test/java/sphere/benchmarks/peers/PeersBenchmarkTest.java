package sphere.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class PeersBenchmarkTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  @TempDir Path folder;

  @Test
  void contendersTakeTurnsAndTheFirstRoundDoesNotCount() {
    List<String> order = new ArrayList<>();
    double[] millis = {100, 3, 1, 2};
    Contest contest =
        new Contest()
            .with("a", () -> millis[(int) order.stream().filter("a"::equals).count()] + run(order))
            .with("b", () -> order.add("b") ? 7 : 0)
            .run(3);
    assertThat(order).containsExactly("a", "b", "a", "b", "a", "b", "a", "b");
    assertThat(contest.all("a")).containsExactly(3.0, 1.0, 2.0);
    assertThat(contest.median("a")).isEqualTo(2);
    assertThat(contest.median("b")).isEqualTo(7);
  }

  private static int run(List<String> order) {
    order.add("a");
    return 0;
  }

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void measuresBothSidesOnOneGraph() throws IOException {
    assertThat(run(files(200))).as(err.toString(StandardCharsets.UTF_8)).isZero();
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("GDS sees 398 relationships");
    for (String figure : List.of("fastRPMillis", "hashgnnMillis", "node2vecMillis")) {
      assertThat(value(figure)).isNotNegative();
    }
    assertThat(value("nodes")).isEqualTo(200);
    assertThat(value("atlasMillis")).isPositive();
    assertThat(value("oneBallMillis")).isPositive();
    assertThat(value("refinedMillis")).isPositive();
  }

  private double value(String figure) {
    String start = "{\"figure\":\"" + figure + "\",\"value\":";
    String line =
        out.toString(StandardCharsets.UTF_8)
            .lines()
            .filter(l -> l.startsWith(start))
            .findAny()
            .orElseThrow();
    return Double.parseDouble(line.substring(start.length(), line.length() - 1));
  }

  @Test
  void saysWhatItCannotDo() throws IOException {
    assertThat(run("peers", "--jdk", "--charts", "2")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("Unknown option `--charts`.");
    assertThat(run("peers", "--jdk", "--threads", "5")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("takes at most 4");
    assertThat(run(files(1))).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("no edge");
    assertThat(run("peers", "--help")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("benchmarks/run peers");
  }

  // A tree of three children each.
  private String[] files(int n) throws IOException {
    StringBuilder nodes = new StringBuilder();
    StringBuilder edges = new StringBuilder();
    for (int v = 0; v < n; v++) {
      nodes.append(v).append("\t\t\n");
      edges.append(v == 0 ? "" : v + "\t" + (v - 1) / 3 + "\n");
    }
    Path n1 = Files.writeString(folder.resolve("n.tsv"), nodes);
    Path e1 = Files.writeString(folder.resolve("e.tsv"), edges);
    return new String[] {"peers", "--nodes", n1.toString(), "--edges", e1.toString()};
  }

  private int run(String... args) {
    return PeersBenchmark.run(
        args,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }
}
