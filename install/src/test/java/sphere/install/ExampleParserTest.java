package sphere.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExampleParserTest {
  private static final String WHOLE =
      """
      // Is a dog an animal?
      // It should be.
      MATCH (n)
      // inside
      RETURN n.a AS a, n.b AS b;

      // expect:
      // | a | b |
      // |---|:-:|
      // | x\\|y | 1.0 |
      // |  | * |
      """;

  @TempDir Path folder;

  @Test
  void readsAllParts() {
    Example example = parse(WHOLE);
    assertThat(example.name()).isEqualTo("01-dog");
    assertThat(example.question().lines()).containsExactly("Is a dog an animal?", "It should be.");
    assertThat(example.statement()).isEqualTo("MATCH (n)\n// inside\nRETURN n.a AS a, n.b AS b");
    assertThat(example.expected())
        .isEqualTo(new Table(List.of("a", "b"), List.of(List.of("x|y", "1.0"), List.of("", "*"))));
  }

  @Test
  void needsNoSeparatorAndNoRows() {
    assertThat(parse(WHOLE.replace("// |---|:-:|\n", "")).expected().rows()).hasSize(2);
    String none = WHOLE.substring(0, WHOLE.indexOf("// |---"));
    assertThat(parse(none).expected().rows()).isEmpty();
  }

  @Test
  void namesWhatIsWrong() {
    fails("must begin with its question", WHOLE.substring(WHOLE.indexOf("MATCH")));
    fails("has no line `// expect:`", WHOLE.replace("expect", "except"));
    fails("one statement that ends with `;`", WHOLE.replace(";", ""));
    fails("must have one statement, but has 2", WHOLE.replace("// inside", ";"));
    fails("which must begin and end with `|`", WHOLE.replace("| * |", "| *"));
    fails("has the row [x|y] of 1 cells under 2 columns", WHOLE.replace(" 1.0 |", ""));
    fails("has `RETURN 1;` after `// expect:`", WHOLE + "RETURN 1;\n");
    fails("has no table", WHOLE.substring(0, WHOLE.indexOf("// | a")));
  }

  @Test
  void takesNumberedFilesInOrder() throws IOException {
    for (String name : List.of("02-b.cypher", "01-a.cypher", "notes.cypher", "03-c.txt")) {
      Files.writeString(folder.resolve(name), WHOLE);
    }
    assertThat(Example.in(folder)).extracting(Example::name).containsExactly("01-a", "02-b");
    assertThat(Example.in(folder.resolve("absent"))).isEmpty();
  }

  private static Example parse(String text) {
    return new ExampleParser("01-dog.cypher").parse(text.lines().toList());
  }

  private static void fails(String message, String text) {
    assertThatThrownBy(() -> parse(text))
        .isInstanceOf(Fault.class)
        .hasMessageStartingWith("Example `01-dog.cypher` ")
        .hasMessageContaining(message);
  }
}
