package sphere.install;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.neo4j.driver.exceptions.Neo4jException;

/** Trains the model of the demo unless it is there. */
final class Training {
  private static final String MODEL = "sphere";

  private final Bolt bolt;
  private final Progress progress;
  private String lastPhase = "";

  Training(Bolt bolt, Progress progress) {
    this.bolt = bolt;
    this.progress = progress;
  }

  void ensure() {
    boolean trained = isTrained(models());
    if (trained && answers()) {
      progress.step("Model `%s`: trained already.", MODEL);
      return;
    }
    progress.step(
        trained ? "Model `%s`: the graph has changed, training again." : "Model `%s`: training.",
        MODEL);
    Table figures = train();
    progress.step("Model `%s`: trained.", MODEL);
    print(figures);
  }

  /** A model that was trained on another graph does not come back after a restart. */
  private boolean answers() {
    try {
      bolt.table("CALL sphere.violations('sphere', {limit: 1})", Map.of());
      return true;
    } catch (Neo4jException e) {
      return false;
    }
  }

  // Without arguments, unless somebody has added relationships that might be meant as well.
  private String call() {
    return bolt.table("CALL db.relationshipTypes()", Map.of()).rows().size() == 1
        ? "CALL sphere.train()"
        : "CALL sphere.train('sphere', {relationshipTypes: 'IS_A'})";
  }

  private Table models() {
    try {
      return bolt.table("CALL sphere.models()", Map.of());
    } catch (Neo4jException e) {
      throw new Fault(
          "The plugin does not answer (%s); see logs/debug.log in the server's folder."
              .formatted(e.getMessage()),
          e);
    }
  }

  /** A model left half-written, by a training that was cut off, is to be trained again. */
  static boolean isTrained(Table models) {
    int name = models.columns().indexOf("model");
    int state = models.columns().indexOf("state");
    return models.rows().stream()
        .anyMatch(row -> row.get(name).equals(MODEL) && row.get(state).equals("READY"));
  }

  private Table train() {
    ExecutorService worker = Executors.newSingleThreadExecutor();
    try {
      String call = call();
      Future<Table> figures = worker.submit(() -> bolt.table(call, Map.of()));
      while (true) {
        try {
          return figures.get(500, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
          showProgress();
        }
      }
    } catch (ExecutionException e) {
      throw new Fault("Training failed: " + e.getCause().getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Fault("Training was interrupted; run it again.", e);
    } finally {
      worker.shutdownNow();
    }
  }

  private void showProgress() {
    Table running = bolt.table("CALL sphere.progress()", Map.of());
    if (running.rows().isEmpty()) {
      return;
    }
    String phase = cell(running, "phase", "running");
    String line = "Model `%s`: %s, %s done.".formatted(MODEL, phase, percent(running));
    if (phase.equals(lastPhase)) {
      progress.beat("%s", line);
    } else {
      lastPhase = phase;
      progress.step("%s", line);
    }
  }

  private static String percent(Table running) {
    try {
      return Math.round(100 * Double.parseDouble(cell(running, "fraction", "0"))) + " %";
    } catch (NumberFormatException e) {
      return "part"; // a server of another version may not know the fraction
    }
  }

  private static String cell(Table table, String column, String otherwise) {
    int index = table.columns().indexOf(column);
    return index < 0 ? otherwise : table.rows().get(0).get(index);
  }

  private void print(Table figures) {
    int width = figures.columns().stream().mapToInt(String::length).max().orElse(1);
    for (List<String> row : figures.rows()) {
      for (int i = 0; i < row.size(); i++) {
        progress.print(("  %-" + width + "s  %s").formatted(figures.columns().get(i), row.get(i)));
      }
    }
  }
}
