package sphere.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingTest {
  @Test
  void findsTheModelByName() {
    assertThat(Training.isTrained(models("model", "sphere"))).isTrue();
    assertThat(Training.isTrained(models("name", "sphere"))).isTrue();
    assertThat(Training.isTrained(models("name", "animals"))).isFalse();
    assertThat(Training.isTrained(models("comment", "sphere"))).isFalse();
    assertThat(Training.isTrained(new Table(List.of("model"), List.of()))).isFalse();
  }

  private static Table models(String column, String value) {
    return new Table(List.of("nodes", column), List.of(List.of("12", value)));
  }
}
