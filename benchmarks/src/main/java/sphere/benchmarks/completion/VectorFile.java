package sphere.benchmarks.completion;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import sphere.benchmarks.TabFile;

/** Reads vectors from a file of id, tab, numbers with spaces between. */
final class VectorFile {
  private static final float[] NONE = {};

  private final Path file;
  private final Nodes nodes;
  private final List<float[]> rows;
  private int dimension;
  private int strangers;

  private VectorFile(Path file, Nodes nodes) {
    this.file = file;
    this.nodes = nodes;
    rows = new ArrayList<>(Collections.nCopies(nodes.size(), NONE));
  }

  /**
   * Reads them as one block.
   *
   * @param err told how many lines are of no node
   * @throws IllegalArgumentException naming the first line and id whose vector has another length
   *     than those before, or holds what is no finite number, or that stands twice
   */
  static NodeVectors read(Path file, Nodes nodes, PrintStream err) throws IOException {
    VectorFile reader = new VectorFile(file, nodes);
    TabFile.readPairs(file, reader::add);
    if (reader.strangers > 0) {
      err.println("left out " + reader.strangers + " vectors whose id is no node");
    }
    return new NodeVectors(List.of(reader.dimension), reader.rows);
  }

  private void add(String[] fields, int line) {
    String[] numbers = fields[1].strip().split(" +");
    dimension = dimension == 0 ? numbers.length : dimension;
    require(
        numbers.length == dimension,
        line,
        fields[0],
        "has %d coordinates, but those before have %d".formatted(numbers.length, dimension));
    int row = nodes.find(fields[0]);
    if (row < 0) {
      strangers++;
      return;
    }
    require(rows.get(row).length == 0, line, fields[0], "is the second of that node");
    rows.set(row, parsed(numbers, line, fields[0]));
  }

  private float[] parsed(String[] numbers, int line, String id) {
    float[] vector = new float[dimension];
    for (int k = 0; k < dimension; k++) {
      vector[k] = number(numbers[k]);
      require(
          Float.isFinite(vector[k]),
          line,
          id,
          "holds `" + numbers[k] + "`, but must hold finite numbers");
    }
    return vector;
  }

  private static float number(String text) {
    try {
      return Float.parseFloat(text);
    } catch (NumberFormatException e) {
      return Float.NaN;
    }
  }

  private void require(boolean holds, int line, String id, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(
          "Line %d of `%s`: the vector of `%s` %s.".formatted(line, file, id, otherwise));
    }
  }
}
