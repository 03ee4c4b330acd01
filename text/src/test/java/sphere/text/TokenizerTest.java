package sphere.text;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The same tokens as Hugging Face's tokenizer, configured by the model's own file. */
@DisabledOnOs(value = OS.MAC, architectures = "x86_64", disabledReason = "no peer for it")
class TokenizerTest {
  private static Tokenizer tokenizer;
  private static HuggingFaceTokenizer peer;

  @BeforeAll
  static void load() throws IOException {
    tokenizer = new Tokenizer(Resources.vocabulary());
    try (InputStream json =
        TokenizerTest.class.getResourceAsStream("/all-minilm-l6-v2-q-tokenizer.json")) {
      String window = Integer.toString(Tokenizer.WINDOW);
      peer =
          HuggingFaceTokenizer.newInstance(
              json, Map.of("padding", "false", "truncation", "true", "maxLength", window));
    }
  }

  @AfterAll
  static void close() {
    peer.close();
  }

  @Test
  void knowsTheWholeVocabulary() throws IOException {
    assertThat(Resources.vocabulary()).hasSize(30522).containsEntry("[SEP]", 102);
  }

  @Test
  void agreesOnEveryKindOfText() {
    Texts.OF_EVERY_KIND.forEach(TokenizerTest::assertAgreement);
  }

  @Test
  void agreesOnWordNet() throws Exception {
    Texts.ofWordNet(20).forEach(TokenizerTest::assertAgreement);
  }

  @Test
  void agreesOnLongTexts() {
    for (int count : new int[] {253, 254, 255, 256, 50_000}) {
      assertAgreement("a ".repeat(count));
      assertAgreement("!".repeat(count));
      assertAgreement("unaffable ".repeat(count));
    }
    assertAgreement("x".repeat(100_000));
    assertAgreement("語".repeat(100_000));
    assertAgreement("\u0301".repeat(100_000) + "x");
    assertAgreement(" \u0007".repeat(100_000) + "x");
    assertAgreement("[MASK]".repeat(300));
  }

  @Test
  void agreesOnRandomUnicode() {
    int[] agreed = assigned().filter(c -> agrees(among(c))).toArray();
    Random random = new Random(1);
    for (int i = 0; i < 5000; i++) {
      // Alphabets lie in the first code points, so half are drawn from there.
      int bound = i % 2 == 0 ? agreed.length : 3000;
      assertAgreement(
          random
              .ints(1 + random.nextInt(60), 0, bound)
              .map(at -> random.nextInt(4) == 0 ? ' ' : agreed[at])
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString());
    }
  }

  /** The peer classifies characters as Unicode 8 did, so what was new later may differ. */
  @Test
  void differsInCharactersOfYoungScriptsOnly() {
    List<Integer> differing = assigned().filter(c -> !agrees(among(c))).boxed().toList();
    assertThat(differing).hasSizeLessThan(1000).allMatch(c -> c > 0x600);
  }

  /** The peer cannot be handed these. */
  @Test
  void dropsHalvesOfSurrogates() {
    assertThat(tokenizer.tokens("a\ud800b \udc00 c\ud83d")).isEqualTo(tokenizer.tokens("ab c"));
  }

  private static IntStream assigned() {
    return IntStream.range(1, 0x32000)
        .filter(c -> Character.isDefined(c) && Character.getType(c) != Character.SURROGATE);
  }

  private static String among(int c) {
    return "ab%1$scd %1$s".formatted(Character.toString(c));
  }

  private static boolean agrees(String text) {
    return Arrays.equals(tokenizer.tokens(text), peer.encode(text, true, false).getIds());
  }

  private static void assertAgreement(String text) {
    assertThat(tokenizer.tokens(text))
        .as("tokens of `%s`", text.substring(0, Math.min(200, text.length())))
        .isEqualTo(peer.encode(text, true, false).getIds());
  }
}
