package sphere.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.Values;

class CellsTest {
  @Test
  void roundsFloatsToSixDigits() {
    assertThat(Cells.text(1.0)).isEqualTo("1.0");
    assertThat(Cells.text(0.0)).isEqualTo("0.0");
    assertThat(Cells.text(-0.5)).isEqualTo("-0.5");
    assertThat(Cells.text(2.0 / 3)).isEqualTo("0.666667");
    assertThat(Cells.text(1234567.0)).isEqualTo("1234570.0");
    assertThat(Cells.text(0.00001234567)).isEqualTo("0.0000123457");
    assertThat(Cells.text(1.5e-9)).isEqualTo("1.5E-9");
    assertThat(Cells.text(2e12)).isEqualTo("2E+12");
    assertThat(Cells.text(Double.NaN)).isEqualTo("NaN");
    assertThat(Cells.text(Double.NEGATIVE_INFINITY)).isEqualTo("-Infinity");
  }

  @Test
  void showsPlainValuesAsTheyAre() {
    assertThat(Cells.text("a b")).isEqualTo("a b");
    assertThat(Cells.text(82_192L)).isEqualTo("82192");
    assertThat(Cells.text(true)).isEqualTo("true");
    assertThat(Cells.of(Values.NULL)).isEqualTo("null");
    assertThat(Cells.of(Values.value(" two\nlines "))).isEqualTo("two lines");
  }

  @Test
  void showsNestedValues() {
    assertThat(Cells.text(Arrays.asList("a", null, 0.25, List.of())))
        .isEqualTo("[a, null, 0.25, []]");
    assertThat(Cells.text(Map.of("b", 1L, "a", List.of(2L)))).isEqualTo("{a: [2], b: 1}");
  }
}
