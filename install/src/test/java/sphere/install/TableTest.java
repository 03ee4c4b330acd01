package sphere.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
  private static final List<String> COLUMNS = List.of("id", "margin");
  private static final Table EXPECTED =
      new Table(COLUMNS, List.of(List.of("a", "0.5"), List.of("b", "*")));

  @Test
  void takesAnythingForAStar() {
    assertThat(EXPECTED.difference(table(List.of("a", "0.5"), List.of("b", "7")))).isEmpty();
  }

  @Test
  void findsAnotherValue() {
    assertThat(EXPECTED.difference(table(List.of("a", "0.6"), List.of("b", "7"))))
        .hasValue("Row 1, column `margin` should be `0.5`, but is `0.6`.");
  }

  @Test
  void findsAnotherOrder() {
    assertThat(EXPECTED.difference(table(List.of("b", "7"), List.of("a", "0.5"))))
        .hasValue("Row 1, column `id` should be `a`, but is `b`.");
  }

  @Test
  void findsMissingAndSurplusRows() {
    assertThat(EXPECTED.difference(table(List.of("a", "0.5"))))
        .hasValue("Rows should be 2, but are 1.");
    assertThat(
            EXPECTED.difference(table(List.of("a", "0.5"), List.of("b", "7"), List.of("c", "7"))))
        .hasValue("Rows should be 2, but are 3.");
    assertThat(new Table(COLUMNS, List.of()).difference(table())).isEmpty();
  }

  @Test
  void findsOtherColumns() {
    Table answer = new Table(List.of("margin", "id"), EXPECTED.rows());
    assertThat(EXPECTED.difference(answer))
        .hasValue("Columns should be [id, margin], but are [margin, id].");
  }

  @Test
  void doesNotTakeAStarInTheAnswerForAnything() {
    Table answer = table(List.of("*", "0.5"), List.of("b", "7"));
    assertThat(EXPECTED.difference(answer)).isPresent();
  }

  @Test
  void aligns() {
    assertThat(EXPECTED.render().lines())
        .containsExactly(
            "| id | margin |", "|----|--------|", "| a  | 0.5    |", "| b  | *      |");
  }

  @SafeVarargs
  private static Table table(List<String>... rows) {
    return new Table(COLUMNS, List.of(rows));
  }
}
