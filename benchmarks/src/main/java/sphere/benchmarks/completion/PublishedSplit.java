package sphere.benchmarks.completion;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import sphere.benchmarks.TabFile;

/** A folder that says what is known and what is asked: {@code split/} of edges and test. */
final class PublishedSplit {
  private final Nodes nodes;
  private final Known known;
  private final Map<Integer, Set<Integer>> parents = new LinkedHashMap<>();
  private int strangers;
  private int orphans;
  private int candidates;

  private PublishedSplit(Nodes nodes, Known known) {
    this.nodes = nodes;
    this.known = known;
  }

  static boolean isIn(Path folder) {
    return Files.isDirectory(folder.resolve("split"));
  }

  /**
   * Reads it. Candidates are the ends of the edges; of the test's lines are left out those whose
   * query is no node, or is a candidate itself, or whose parent is no candidate.
   *
   * @param err told how many lines are left out
   */
  static Task read(Path folder, Nodes nodes, PrintStream err) throws IOException {
    Path split = folder.resolve("split");
    Edges edges = Edges.read(Nodes.file(split, "train_edges.tsv"), nodes, err);
    PublishedSplit reader = new PublishedSplit(nodes, Known.of(edges.ends(), edges, nodes.size()));
    TabFile.readPairs(
        Nodes.file(split, "test.tsv"), (fields, line) -> reader.add(fields[0], fields[1]));
    reader.report(err);
    return new Task(
        reader.known,
        reader.parents.entrySet().stream()
            .map(e -> new Task.Query(e.getKey(), ordinals(e.getValue())))
            .toList());
  }

  private void add(String query, String parent) {
    int row = nodes.find(query);
    int above = nodes.find(parent);
    if (row < 0) {
      strangers++;
    } else if (known.ordinals()[row] >= 0) {
      candidates++;
    } else if (above < 0 || known.ordinals()[above] < 0) {
      orphans++;
    } else {
      parents.computeIfAbsent(row, r -> new TreeSet<>()).add(known.ordinals()[above]);
    }
  }

  private void report(PrintStream err) {
    if (strangers + candidates + orphans > 0) {
      err.printf(
          "left out %d lines of the test whose query is no node, %d whose query is a candidate"
              + " itself, %d whose parent is no candidate%n",
          strangers, candidates, orphans);
    }
  }

  private static int[] ordinals(Set<Integer> set) {
    return set.stream().mapToInt(v -> v).toArray();
  }
}
