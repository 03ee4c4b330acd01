package sphere.geometry.device;

import java.util.Arrays;

/**
 * The entries of rows that have more than one chunk of them, chunk by chunk.
 *
 * @param rows that are long, ascending
 * @param first chunk of each, one more than there are long rows
 * @param row of each chunk
 */
public record LongRows(int[] rows, int[] first, int[] row) {
  /** Finds them. */
  public static LongRows of(RowProblem problem) {
    int longRows = 0;
    int chunks = 0;
    for (int v = 0; v < problem.rows(); v++) {
      longRows += isLong(problem, v) ? 1 : 0;
      chunks += isLong(problem, v) ? chunks(problem, v) : 0;
    }
    int[] rows = new int[longRows];
    int[] first = new int[longRows + 1];
    int[] row = new int[chunks];
    int size = 0;
    for (int v = 0; v < problem.rows(); v++) {
      if (isLong(problem, v)) {
        rows[size] = v;
        first[size + 1] = first[size] + chunks(problem, v);
        Arrays.fill(row, first[size], first[size + 1], v);
        size++;
      }
    }
    return new LongRows(rows, first, row);
  }

  static boolean isLong(RowProblem problem, int row) {
    return problem.degree(row) > RowProblem.CHUNK;
  }

  private static int chunks(RowProblem problem, int row) {
    return (problem.degree(row) + RowProblem.CHUNK - 1) / RowProblem.CHUNK;
  }

  /** Number of chunks. */
  public int chunks() {
    return row.length;
  }

  /** The place of a long row among them. */
  int place(int longRow) {
    return Arrays.binarySearch(rows, longRow);
  }

  /** First entry of a chunk. */
  public int begin(RowProblem problem, int chunk) {
    return problem.begin()[row[chunk]] + (chunk - first[place(row[chunk])]) * RowProblem.CHUNK;
  }
}
