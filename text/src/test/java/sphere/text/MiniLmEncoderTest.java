package sphere.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import sphere.geometry.features.TextEncoder;

class MiniLmEncoderTest {
  private final TextEncoder encoder = new MiniLmEncoder();

  @Test
  void isFoundByItsInterface() {
    assertThat(ServiceLoader.load(TextEncoder.class, MiniLmEncoder.class.getClassLoader()))
        .singleElement()
        .isInstanceOf(MiniLmEncoder.class);
  }

  @Test
  @DisabledOnOs(value = OS.MAC, architectures = "x86_64", disabledReason = "no peer for it")
  void agreesWithItsPeer() throws Exception {
    List<String> texts = new ArrayList<>(Texts.ofWordNet(1500));
    Texts.OF_EVERY_KIND.stream().filter(text -> !text.isBlank()).forEach(texts::add);
    AllMiniLmL6V2QuantizedEmbeddingModel peer =
        new AllMiniLmL6V2QuantizedEmbeddingModel(Runnable::run);
    float[][] vectors = encoder.encode(texts);
    for (int i = 0; i < vectors.length; i++) {
      float[] theirs = peer.embed(texts.get(i)).content().vector();
      assertThat(cosine(vectors[i], theirs)).as(texts.get(i)).isGreaterThan(.9999);
    }
  }

  @Test
  void givesUnitVectorsOfItsDimension() {
    for (float[] vector : encoder.encode(Texts.OF_EVERY_KIND)) {
      assertThat(vector).hasSize(encoder.dimension());
      assertThat(cosine(vector, vector)).isCloseTo(1, within(1e-6));
    }
    assertThat(encoder.encode(List.of())).isEmpty();
  }

  @Test
  void putsNearWhatMeansAlike() {
    float[][] v =
        encoder.encode(
            List.of("a young dog", "puppy", "the capital of France", "a city such as Paris"));
    assertThat(cosine(v[0], v[1])).isGreaterThan(.5);
    assertThat(cosine(v[2], v[3])).isGreaterThan(.5);
    assertThat(cosine(v[0], v[2])).isLessThan(.2);
  }

  /** Law: the vector of a text does not depend on the texts beside it, nor on threads. */
  @Test
  void givesATextTheSameVectorInEveryBatch() throws Exception {
    List<String> texts = Texts.ofWordNet(2000);
    float[][] expected = encoder.encode(texts);
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      List<Future<?>> checks = new ArrayList<>();
      for (int seed = 0; seed < 3; seed++) {
        Random random = new Random(seed);
        checks.add(threads.submit(() -> assertSameInAnyOrder(texts, expected, random)));
      }
      for (Future<?> check : checks) {
        check.get();
      }
    } finally {
      threads.shutdown();
    }
  }

  private void assertSameInAnyOrder(List<String> texts, float[][] expected, Random random) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      order.add(i);
    }
    Collections.shuffle(order, random);
    for (int from = 0; from < order.size(); ) {
      int to = Math.min(order.size(), from + 1 + random.nextInt(20));
      List<Integer> batch = order.subList(from, to);
      float[][] vectors = new MiniLmEncoder().encode(batch.stream().map(texts::get).toList());
      for (int i = 0; i < vectors.length; i++) {
        assertThat(vectors[i]).isEqualTo(expected[batch.get(i)]);
      }
      from = to;
    }
  }

  @Test
  void cutsWhatIsBeyondTheWindow() {
    String window = "dog ".repeat(Tokenizer.WINDOW - 2);
    float[][] v = encoder.encode(List.of(window, window + "and a cat", "dog ".repeat(20_000)));
    assertThat(v[1]).isEqualTo(v[0]);
    assertThat(v[2]).isEqualTo(v[0]);
  }

  private static double cosine(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}
