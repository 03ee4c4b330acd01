package sphere.benchmarks.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.Transaction;

class SoakBenchmarkTest {
  private final ByteArrayOutputStream messages = new ByteArrayOutputStream();
  private final PrintStream err = new PrintStream(messages, true, StandardCharsets.UTF_8);
  private final Command command = new Command();
  @TempDir Path folder;

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void isKilledAndLosesNothing() throws IOException {
    Path home = Files.createDirectory(folder.resolve("soak"));
    List<String> hierarchy = List.of(Command.files(folder, 120));
    String figures = new SoakBenchmark(home, Duration.ofSeconds(9), hierarchy, 1, 40, err).run();
    String said = figures + "\n" + messages.toString(StandardCharsets.UTF_8);
    assertThat(said).contains(figure("wrongAnswers", "0"), figure("lostUpdates", "0"));
    assertThat(said).contains(figure("errors", "0"), figure("threadsLeaked", "0"));
    assertThat(said).doesNotContain(figure("kills", "0"), figure("queries", "0"));
    assertThat(said).contains("heapGrowthMegabytes", "refusals");
  }

  private static String figure(String name, String value) {
    return "{\"figure\":\"" + name + "\",\"value\":" + value + "}";
  }

  @Test
  void seesUpdatesThatAreLostOrTooMany() {
    try (Server server = new Server(folder.resolve("home"))) {
      for (long id = 0; id < 3; id++) {
        server.run("CREATE (:Concept {id: $id})", Map.of("id", id));
      }
      Ledger ledger = new Ledger(folder, 3);
      for (int i = 0; i < 10; i++) {
        ledger.increment(server.database(), i);
      }
      assertThat(ledger.settle(server.database())).isZero();
      ledger.increment(server.database(), 1);
      server.run("MATCH (n:Concept {id: 1}) SET n.hits = n.hits - 1");
      server.run("MATCH (n:Concept {id: 2}) SET n.hits = n.hits + 2");
      assertThat(ledger.settle(server.database())).isEqualTo(3);
      assertThat(ledger.settle(server.database())).isZero();
    }
  }

  @Test
  void anIncrementThatWasCutOffMayBeThereOrNot() throws IOException {
    try (Server server = new Server(folder.resolve("home"))) {
      server.run("CREATE (:Concept {id: 0})");
      Ledger ledger = new Ledger(folder, 1);
      Files.write(folder.resolve("begun"), new byte[] {0});
      assertThat(ledger.settle(server.database())).isZero();
      Files.write(folder.resolve("begun"), new byte[] {0});
      server.run("MATCH (n:Concept {id: 0}) SET n.hits = 1");
      assertThat(ledger.settle(server.database())).isZero();
    }
  }

  @Test
  void seesWhatIsNotTheTruth() throws IOException {
    Tally tally = new Tally(err);
    tally.answered(true, "a");
    tally.answered(false, "b");
    tally.failed("c", new IllegalStateException("No model `x` in database `neo4j`."));
    tally.failed("d", new IllegalStateException("e", new ArithmeticException("f")));
    tally.aborted("g", new IllegalStateException("The transaction has been terminated."));
    tally.failed("h", new IllegalStateException("The transaction has been terminated."));
    tally.lost(7, "i");
    assertThat(tally.totals()).isEqualTo(new Tally.Totals(2, 1, 7, 2, 2));
    assertThat(messages.toString(StandardCharsets.UTF_8))
        .contains("WRONG: b", "ERROR: d", "ArithmeticException: f", "ERROR: h", "LOST: 7 i");
  }

  @Test
  void leavesTellTheirParents() {
    try (Server server = new Server(folder.resolve("home"))) {
      server.run("CREATE (:Concept {id: 0}), (:Concept {id: 1})");
      Leaves leaves = new Leaves(server, 2, 4);
      SplittableRandom random = new SplittableRandom(1);
      for (int i = 0; i < 20; i++) {
        leaves.change(random);
      }
      long odd =
          server.count(
              "MATCH (x:Concept)-[:IS_A]->(p) WHERE x.id % 2 <> p.id RETURN count(x)", Map.of());
      assertThat(odd).isZero();
      try (Transaction tx = server.database().beginTx()) {
        assertThat(tx.findNodes(Label.label("Concept")).stream().count()).isBetween(4L, 6L);
      }
      assertThat(new Leaves(server, 2, 4).any(random)).isPresent();
      leaves.clear();
      assertThat(leaves.any(random)).isEmpty();
    }
  }

  @Test
  void saysWhatItCannotDo() throws IOException {
    command.fails("Option `--minutes` is missing.", "soak");
    command.fails("`--minutes` was `0`", "soak", "--minutes", "0");
    command.fails("Unknown option `--hours`.", "soak", "--hours", "1");
    command.fails("No readable file", "soak", "--minutes", "1", "--nodes", "absent");
  }
}
