package sphere.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WordNetTest {
  private static Map<String, Concept> concepts;

  @BeforeAll
  static void read() {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    Progress silent = new Progress(nowhere, nowhere);
    concepts =
        WordNet.nouns(silent).stream().collect(Collectors.toMap(Concept::id, Function.identity()));
  }

  @Test
  void hasAllConceptsAndRelationships() {
    assertThat(concepts).hasSize(82_192);
    assertThat(concepts.values().stream().mapToInt(each -> each.parents().size()).sum())
        .isEqualTo(84_505);
  }

  @Test
  void knowsTheDog() {
    Concept dog = concepts.get("dog.n.01");
    assertThat(dog.name()).isEqualTo("dog, domestic dog, Canis familiaris");
    assertThat(dog.gloss()).startsWith("a member of the genus Canis").endsWith("many breeds");
    assertThat(dog.parents()).containsExactlyInAnyOrder("canine.n.02", "domestic_animal.n.01");
  }

  @Test
  void followsInstances() {
    assertThat(concepts.get("aachen.n.01").parents()).containsExactly("city.n.01");
  }

  @Test
  void cutsExamplesOffButNotQuotations() {
    assertThat(concepts.get("object.n.01").gloss())
        .isEqualTo("a tangible and visible entity; an entity that can cast a shadow");
    assertThat(concepts.get("call.n.04").gloss())
        .isEqualTo("a demand especially in the phrase \"the call of duty\"");
  }

  @Test
  void refusesAPart() {
    List<Concept> part = List.copyOf(concepts.values()).subList(0, 10);
    assertThatThrownBy(() -> WordNet.whole(part))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("should be 82,192 concepts");
  }
}
