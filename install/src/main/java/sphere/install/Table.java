package sphere.install;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An answer as text.
 *
 * @param columns names
 * @param rows cells, as many in each row as there are columns
 */
record Table(List<String> columns, List<List<String>> rows) {
  private static final String ANYTHING = "*";

  Table {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /** In what an answer differs from this expectation, as a sentence; empty if in nothing. */
  Optional<String> difference(Table answer) {
    if (!columns.equals(answer.columns)) {
      return Optional.of("Columns should be %s, but are %s.".formatted(columns, answer.columns));
    }
    if (rows.size() != answer.rows.size()) {
      return Optional.of(
          "Rows should be %d, but are %d.".formatted(rows.size(), answer.rows.size()));
    }
    return IntStream.range(0, rows.size())
        .boxed()
        .flatMap(row -> differences(row, answer).stream())
        .findFirst();
  }

  private List<String> differences(int row, Table answer) {
    List<String> found = new ArrayList<>();
    for (int column = 0; column < columns.size(); column++) {
      String expected = rows.get(row).get(column);
      String actual = answer.rows.get(row).get(column);
      if (!expected.equals(ANYTHING) && !expected.equals(actual)) {
        found.add(
            "Row %d, column `%s` should be `%s`, but is `%s`."
                .formatted(row + 1, columns.get(column), expected, actual));
      }
    }
    return found;
  }

  /** Aligned, with a line under the column names. */
  String render() {
    int[] widths = widths();
    List<String> lines = new ArrayList<>();
    lines.add(line(columns, widths));
    lines.add(
        Arrays.stream(widths)
            .mapToObj(width -> "-".repeat(width + 2))
            .collect(Collectors.joining("|", "|", "|")));
    rows.forEach(row -> lines.add(line(row, widths)));
    return String.join(System.lineSeparator(), lines);
  }

  private int[] widths() {
    List<List<String>> all = new ArrayList<>(rows);
    all.add(columns);
    return IntStream.range(0, columns.size())
        .map(column -> Collections.max(all.stream().map(row -> width(row.get(column))).toList()))
        .toArray();
  }

  private static String line(List<String> cells, int[] widths) {
    return IntStream.range(0, widths.length)
        .mapToObj(i -> " " + cells.get(i) + " ".repeat(widths[i] - width(cells.get(i)) + 1))
        .collect(Collectors.joining("|", "|", "|"));
  }

  private static int width(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
