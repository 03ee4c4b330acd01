package sphere.install;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Reads an example: comment with the question, statement, comment with the expected table. */
final class ExampleParser {
  private static final String COMMENT = "//";
  private static final String EXPECT = "// expect:";
  private static final String SEPARATOR = "[|:\\-\\s]+";

  private final String file;

  ExampleParser(String file) {
    this.file = file;
  }

  Example parse(List<String> lines) {
    int begin = 0;
    while (begin < lines.size() && lines.get(begin).startsWith(COMMENT)) {
      begin++;
    }
    int end = begin;
    while (end < lines.size() && !lines.get(end).strip().equals(EXPECT)) {
      end++;
    }
    require(begin > 0, "must begin with its question in lines `// ...`");
    require(end < lines.size(), "has no line `// expect:` after its statement");
    return new Example(
        file.replaceFirst("\\.cypher$", ""),
        lines.subList(0, begin).stream()
            .map(ExampleParser::uncomment)
            .collect(Collectors.joining(System.lineSeparator())),
        statement(lines.subList(begin, end)),
        table(lines.subList(end + 1, lines.size())));
  }

  private String statement(List<String> lines) {
    String text = String.join("\n", lines).strip();
    require(text.endsWith(";"), "must have one statement that ends with `;`");
    long ends = lines.stream().filter(line -> line.stripTrailing().endsWith(";")).count();
    require(ends == 1, "must have one statement, but has " + ends);
    return text.substring(0, text.length() - 1).strip();
  }

  private Table table(List<String> lines) {
    List<List<String>> rows = new ArrayList<>();
    for (String line : lines) {
      if (!line.isBlank()) {
        require(line.startsWith(COMMENT), "has `" + line + "` after `// expect:`");
        String row = uncomment(line);
        if (rows.size() != 1 || !row.matches(SEPARATOR) || !row.contains("-")) {
          rows.add(cells(row));
        }
      }
    }
    require(!rows.isEmpty(), "has no table after `// expect:`");
    rows.forEach(row -> requireWidth(row, rows.get(0).size()));
    return new Table(rows.get(0), rows.subList(1, rows.size()));
  }

  private List<String> cells(String row) {
    require(
        row.length() > 1 && row.startsWith("|") && row.endsWith("|"),
        "has the row `" + row + "`, which must begin and end with `|`");
    List<String> cells = new ArrayList<>();
    for (String cell : row.substring(1, row.length() - 1).split("(?<!\\\\)\\|", -1)) {
      cells.add(cell.strip().replace("\\|", "|"));
    }
    return cells;
  }

  private void requireWidth(List<String> row, int width) {
    require(
        row.size() == width,
        "has the row %s of %d cells under %d columns".formatted(row, row.size(), width));
  }

  private static String uncomment(String line) {
    return line.substring(COMMENT.length()).strip();
  }

  private void require(boolean holds, String otherwise) {
    Fault.unless(holds, "Example `%s` %s.", file, otherwise);
  }
}
