package sphere.benchmarks.database;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.neo4j.kernel.DeadlockDetectedException;
import sphere.geometry.hierarchy.Hierarchy;

/**
 * One life of the database under load, in a process of its own that may be killed at any time.
 *
 * <p>Says {@code ready} when the graph is loaded or found whole, and then several times a second
 * how it stands, so that little is lost with it.
 */
final class SoakLife {
  private static final int REPORT_MILLIS = 100;

  private final Path folder;
  private final Hierarchy hierarchy;
  private final long seed;
  private final int leaves;
  private final PrintStream out;
  private final Tally tally;
  private final AtomicBoolean exact = new AtomicBoolean();

  /**
   * @param seed of what is asked and done
   * @param leaves how many there are at most
   */
  SoakLife(
      Path folder, Hierarchy hierarchy, long seed, int leaves, PrintStream out, PrintStream err) {
    this.folder = folder;
    this.hierarchy = hierarchy;
    this.seed = seed;
    this.leaves = leaves;
    this.out = out;
    tally = new Tally(err);
  }

  /**
   * @param last whether it ends by itself and measures what it leaves behind
   */
  void run(Duration time, boolean last) {
    Ledger ledger = new Ledger(folder, hierarchy.nodeCount());
    try (Server server = new Server(folder.resolve("home"))) {
      open(server, ledger);
      report();
      out.println("ready");
      Leaves hung = new Leaves(server, hierarchy.nodeCount(), leaves);
      SoakTrainer trainer = new SoakTrainer(server, tally, exact);
      Load load = new Load(steps(server, hung, trainer, ledger), seed);
      if (last) {
        compare(server, load, hung, trainer, time);
        check(server, ledger);
      } else {
        load.run(time);
      }
    }
    print();
  }

  private void open(Server server, Ledger ledger) {
    if (server.count("MATCH (x:Concept) RETURN count(x)", Map.of()) == 0) {
      ConceptGraph.load(server, hierarchy);
      ledger.settle(server.database());
    } else {
      check(server, ledger);
    }
  }

  // Nothing that was committed may be lost, whoever else wrote at the same time or was killed.
  private void check(Server server, Ledger ledger) {
    tally.lost(ledger.settle(server.database()), "increments, or too many");
    Map<String, Object> n = Map.of("n", (long) hierarchy.nodeCount());
    long nodes = server.count("MATCH (x:Concept) WHERE x.id < $n RETURN count(x)", n);
    long edges = server.count("MATCH (x:Concept)-[r:IS_A]->() WHERE x.id < $n RETURN count(r)", n);
    tally.lost(Math.abs(hierarchy.nodeCount() - nodes), "nodes that nobody deleted");
    tally.lost(Math.abs(hierarchy.edgeCount() - edges), "relationships that nobody deleted");
  }

  private List<Load.Step> steps(Server server, Leaves leaves, SoakTrainer trainer, Ledger ledger) {
    SoakReader reader = new SoakReader(server, new Truth(hierarchy), leaves, tally, exact);
    Load.Step count =
        random -> write("counter", () -> ledger.increment(server.database(), random.nextInt()));
    Load.Step change = random -> write("leaf", () -> leaves.change(random));
    return List.of(reader, reader, count, count, change, trainer);
  }

  private void write(String what, Runnable change) {
    try {
      change.run();
      tally.answered();
      // As often as people write, and not as fast as they can: readers want to be served too.
      Thread.sleep(5);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (DeadlockDetectedException e) {
      // Neo4j asks whoever writes small things beside large ones to try again.
      tally.refused();
    } catch (RuntimeException e) {
      tally.failed(what, e);
    }
  }

  // A third of the time until all that is made once is there, then what the rest leaves behind.
  private void compare(
      Server server, Load load, Leaves leaves, SoakTrainer trainer, Duration time) {
    load.run(time.dividedBy(3));
    Remains before = quiet(server, leaves, trainer);
    load.run(time.multipliedBy(2).dividedBy(3));
    Remains after = quiet(server, leaves, trainer);
    out.println("remains " + after.since(before));
  }

  private Remains quiet(Server server, Leaves leaves, SoakTrainer trainer) {
    leaves.clear();
    trainer.drop();
    trainer.train();
    tally.answered(
        server.run("CALL sphere.progress()").isEmpty(), "there is progress though nothing runs");
    return Remains.now();
  }

  private void report() {
    Thread reporter =
        new Thread(
            () -> {
              while (true) {
                print();
                pause();
              }
            },
            "soak-report");
    reporter.setDaemon(true);
    reporter.start();
  }

  private void print() {
    out.println("tally " + tally.totals().words());
  }

  private static void pause() {
    try {
      Thread.sleep(REPORT_MILLIS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
