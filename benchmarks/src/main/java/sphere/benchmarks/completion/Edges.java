package sphere.benchmarks.completion;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import sphere.benchmarks.TabFile;

/** Edges between rows of a node file. */
final class Edges {
  private final List<Edge> all;

  /** From a child to its parent, two rows. */
  record Edge(int child, int parent) {}

  Edges(List<Edge> all) {
    this.all = all;
  }

  /**
   * Reads a file of child and parent; an edge from a node to itself says nothing, and one whose end
   * is no node is left out and counted.
   *
   * @param err told of what is left out
   */
  static Edges read(Path file, Nodes nodes, PrintStream err) throws IOException {
    Edges edges = new Edges(new ArrayList<>());
    int[] dangling = new int[1];
    TabFile.readPairs(
        file,
        (fields, line) -> {
          int child = nodes.find(fields[0]);
          int parent = nodes.find(fields[1]);
          if (child < 0 || parent < 0) {
            dangling[0]++;
          } else if (child != parent) {
            edges.all.add(new Edge(child, parent));
          }
        });
    if (dangling[0] > 0) {
      err.println("left out " + dangling[0] + " edges with an end that is no node");
    }
    return edges;
  }

  List<Edge> all() {
    return all;
  }

  /** The rows that have an edge, ascending. */
  int[] ends() {
    return all.stream()
        .flatMapToInt(e -> java.util.stream.IntStream.of(e.child(), e.parent()))
        .sorted()
        .distinct()
        .toArray();
  }
}
