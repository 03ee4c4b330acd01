package sphere.procedures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The manual tells of all that can be called: what is added to signatures.txt is added there. */
class ManualTest {
  private static final Pattern PROCEDURE = Pattern.compile("(\\S+)\\(.*\\) :: \\((.*)\\) \\w+");
  private static final Pattern COLUMN = Pattern.compile("(\\w+) :: ");

  private static List<MatchResult> signatures(Pattern pattern) throws IOException {
    return Files.readAllLines(Path.of("src/test/resources/signatures.txt")).stream()
        .flatMap(line -> pattern.matcher(line).results())
        .toList();
  }

  private static String manual() throws IOException {
    return Files.readString(Path.of("../docs/manual.md"));
  }

  private static String row(String procedure) throws IOException {
    return manual()
        .lines()
        .dropWhile(line -> !line.equals("## Columns"))
        .filter(line -> line.matches("\\| [^|]*`" + Pattern.quote(procedure) + "`.*"))
        .findFirst()
        .orElse("no row");
  }

  @Test
  void everyColumnStandsInTheRowOfItsProcedure() throws IOException {
    List<MatchResult> procedures = signatures(PROCEDURE);
    assertThat(procedures).hasSizeGreaterThan(15);
    for (MatchResult procedure : procedures) {
      String row = row(procedure.group(1));
      assertThat(COLUMN.matcher(procedure.group(2)).results())
          .isNotEmpty()
          .allSatisfy(
              column ->
                  assertThat(row).as(procedure.group(1)).contains("`" + column.group(1) + "`"));
    }
  }

  @Test
  void everyFunctionIsTold() throws IOException {
    List<MatchResult> functions = signatures(Pattern.compile("^(\\S+)\\(.*\\) :: [^(]*$"));
    assertThat(functions).hasSizeGreaterThan(10);
    for (MatchResult function : functions) {
      assertThat(manual()).contains("`" + function.group(1) + "(");
    }
  }
}
