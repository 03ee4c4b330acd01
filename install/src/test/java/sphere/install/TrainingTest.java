package sphere.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingTest {
  private static final List<String> COLUMNS = List.of("model", "state", "nodeCount");

  @Test
  void findsTheWholeModelByName() {
    assertThat(Training.isTrained(models("sphere", "READY"))).isTrue();
    assertThat(Training.isTrained(models("sphere", "INCOMPLETE"))).isFalse();
    assertThat(Training.isTrained(models("animals", "READY"))).isFalse();
    assertThat(Training.isTrained(new Table(COLUMNS, List.of()))).isFalse();
  }

  private static Table models(String name, String state) {
    return new Table(COLUMNS, List.of(List.of(name, state, "12")));
  }
}
