package sphere.procedures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import sphere.geometry.features.TextEncoder;
import sphere.procedures.features.Encoders;

/** Training with texts; the encoder is the one of the test resources. */
class EncodingTest {
  @RegisterExtension static final Database graph = new Database();

  private static final String TEXTS =
      "textProperty: ['name', 'say'], semanticDimension: 6, semanticEpochs: 5";

  @BeforeEach
  void clear() {
    HashingEncoder.ASKED.clear();
  }

  private static Map<String, Object> train(String keys) {
    return graph.run("CALL sphere.train('sphere', {" + keys + "})").get(0);
  }

  @Test
  void everyDistinctTextIsEncodedOnce() {
    graph.run(
        "CREATE (r:T {name: 'root'}) WITH r UNWIND range(1, 200) AS i CREATE (:T {name: 'n' + (i % 90),"
            + " say: CASE WHEN i % 2 = 0 THEN 'even' ELSE null END})-[:IS_A]->(r)");
    Map<String, Object> row = train(TEXTS + ", concurrency: 3");
    assertThat(row).containsEntry("nodePropertiesWritten", 4L * 201);
    // 91 names; with the description of even ones 45 more, while odd ones are their names again.
    assertThat(HashingEncoder.ASKED).hasSize(91 + 45).doesNotHaveDuplicates();
    assertThat(HashingEncoder.ASKED).contains("n2", "n2: even", "n3").doesNotContain("n3: ");
  }

  @Test
  void aTextIsPlacedByItsWordsAndWhatTheyMean() {
    graph.run(PlacingTest.KINDS);
    train("featureProperty: 'vec', textProperty: 'name', semanticDimension: 8, semanticEpochs: 10");
    HashingEncoder.ASKED.clear();
    for (String input :
        List.of(
            "'no 99 kind 2'",
            "{name: 'no 99 kind 2'}",
            "'no 99 kind 2: some'",
            "{description: 'kind 2'}")) {
      assertThat(
              graph.value(
                  "CALL sphere.place(" + input + ", {limit: 1}) YIELD node RETURN node.name"))
          .as(input)
          .isEqualTo("kind 2");
    }
    assertThat(new HashSet<>(HashingEncoder.ASKED))
        .containsExactlyInAnyOrder("no 99 kind 2", "no 99 kind 2: some", "kind 2");
    assertThat(
            graph.value(
                "CALL sphere.place({features: [2.0, 0.0, 0.0, 0.0], name: 'no 77 kind 0'}, {limit:"
                    + " 1}) YIELD node RETURN node.name"))
        .isEqualTo("kind 0");
  }

  @Test
  void keptVectorsAreReadAgainUnlessTheTextHasChanged() {
    graph.run(PlacingTest.KINDS);
    graph.run("MATCH (n:Thing {k: 5}) REMOVE n.name");
    String keys =
        "textProperty: 'name', encodeProperty: 'enc', semanticDimension: 6, semanticEpochs: 3";
    List<String> before = graph.everything();
    assertThat(train(keys)).containsEntry("nodePropertiesWritten", 4L * 65 + 2 * 61);
    assertThat(HashingEncoder.ASKED).hasSize(61);
    assertThat(graph.value("MATCH (n {name: 'kind 1'}) RETURN n.enc")).isInstanceOf(float[].class);
    assertThat(graph.value("MATCH (n {k: 5}) RETURN count(n.enc) + count(n.encHash)"))
        .isEqualTo(0L);
    HashingEncoder.ASKED.clear();
    List<String> trained = graph.everything();
    train(keys);
    assertThat(HashingEncoder.ASKED).isEmpty();
    graph.run("MATCH (n {name: 'kind 1'}) SET n.name = 'sort 1'");
    // A vector of the right length, but of another text.
    graph.run(
        "MATCH (n {name: 'kind 2'}), (m {name: 'kind 3'}) SET n.enc = m.enc, n.encHash = m.encHash");
    train(keys);
    assertThat(HashingEncoder.ASKED).containsExactlyInAnyOrder("sort 1", "kind 2");
    assertThat(
            graph.value(
                "MATCH (n) WHERE n.name IN ['sort 1', 'kind 2', 'kind 3'] RETURN count(CASE WHEN [x"
                    + " IN n.enc | toFloat(x)] = sphere.encode(n.name) + sphere.encode(n.name) THEN 1"
                    + " END)"))
        .isEqualTo(3L);
    HashingEncoder.ASKED.clear();
    graph.run("MATCH (n {name: 'kind 2'}) CALL sphere.place(n) YIELD node RETURN node");
    graph.run("CALL sphere.complete()");
    assertThat(HashingEncoder.ASKED).isEmpty();
    graph.run("MATCH (n {name: 'kind 2'}) SET n.name = 'kind two'");
    graph.run("MATCH (n {name: 'kind two'}) CALL sphere.place(n) YIELD node RETURN node");
    assertThat(HashingEncoder.ASKED).containsExactly("kind two");
    graph.run("MATCH (n {name: 'kind two'}) SET n.name = 'kind 2'");
    graph.run("MATCH (n {name: 'sort 1'}) SET n.name = 'kind 1'");
    graph.run("CALL sphere.drop('sphere')");
    assertThat(graph.everything()).isEqualTo(before).isNotEqualTo(trained);
  }

  @Test
  void trainingWithoutThemTakesKeptVectorsOff() {
    graph.run(PlacingTest.KINDS);
    train("textProperty: 'name', encodeProperty: 'enc', semanticDimension: 6, semanticEpochs: 1");
    graph.run("MATCH (:Thing {k: 3})-[r]->() DELETE r");
    train("textProperty: 'name', semanticDimension: 6, semanticEpochs: 1");
    assertThat(graph.value("MATCH (n) RETURN count(n.enc) + count(n.encHash)")).isEqualTo(0L);
  }

  @Test
  void textsMayBeOfAnyScriptEmptyOrLong() {
    graph.run(PlacingTest.KINDS);
    graph.run(
        "MATCH (n:Thing) SET n.name = CASE n.k WHEN 0 THEN '' WHEN 1 THEN '  ' WHEN 2 THEN '猫と犬'"
            + " WHEN 3 THEN 'হাতি' WHEN 4 THEN '👩‍👩‍👧' WHEN 5 THEN $long WHEN 6 THEN 'قطة' ELSE n.name END",
        Map.of("long", "dog ".repeat(25_000)));
    train("textProperty: 'name', semanticDimension: 6, semanticEpochs: 2");
    assertThat(HashingEncoder.ASKED)
        .contains("猫と犬", "হাতি", "👩‍👩‍👧", "قطة")
        .doesNotContain("", "  ");
    for (String text :
        List.of("猫", "হাতি", "👩", "?", "dog ".repeat(25_000), ": only a description")) {
      assertThat(graph.run("CALL sphere.place($text, {limit: 3})", Map.of("text", text)))
          .hasSize(3);
    }
  }

  @Test
  void encodeIsAFunction() {
    List<?> vector = (List<?>) graph.value("RETURN sphere.encode('a dog')");
    assertThat(vector).hasSize(12).hasOnlyElementsOfType(Double.class);
    assertThat(graph.value("RETURN sphere.encode(null)")).isNull();
    assertThat((List<?>) graph.value("RETURN sphere.encode('')")).hasSize(12);
    graph.run("CREATE (n:T {v: sphere.encode('x')})");
    assertThat(graph.value("MATCH (n:T) RETURN n.v = sphere.encode('x')")).isEqualTo(true);
  }

  /** As it is where the second jar does not lie beside the plugin. */
  @Test
  void withoutAnEncoderThereIsASentence() {
    Encoders none = new Encoders(ClassLoader.getPlatformClassLoader());
    assertThatThrownBy(() -> none.require("Configuration key `textProperty`"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Configuration key `textProperty` needs a sentence encoder, and there is none: put"
                + " sphere-text-VERSION.jar beside the plugin and restart the server.");
  }

  @Test
  void anEncoderThatDoesNotStartIsNamedWithItsCause(@TempDir Path folder) throws Exception {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(
        services.resolve(TextEncoder.class.getName()),
        Broken.class.getName(),
        StandardCharsets.UTF_8);
    // Its own list alone, of all class loaders.
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader()) {
          @Override
          public java.util.Enumeration<URL> getResources(String name) throws java.io.IOException {
            return findResources(name);
          }
        }) {
      assertThatThrownBy(() -> new Encoders(loader).require("Function `sphere.encode`"))
          .hasMessage(
              "Function `sphere.encode` needs a sentence encoder, and the one there is does not"
                  + " start: java.lang.UnsatisfiedLinkError: no library. Put the"
                  + " sphere-text-VERSION.jar of the plugin's own version beside it.");
    }
  }

  /** As one whose native library is missing. */
  public static final class Broken implements TextEncoder {
    /** Fails. */
    public Broken() {
      throw new UnsatisfiedLinkError("no library");
    }

    @Override
    public String name() {
      throw new AssertionError();
    }

    @Override
    public int dimension() {
      throw new AssertionError();
    }

    @Override
    public float[][] encode(List<String> texts) {
      throw new AssertionError();
    }
  }
}
