package sphere.benchmarks.completion;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicInteger;
import sphere.geometry.features.TextEncoder;
import sphere.geometry.features.Wording;
import sphere.geometry.training.Monitor;
import sphere.geometry.training.Workers;

/** Encodes the texts of nodes: one block of names, one of names with definitions. */
final class TextVectors {
  private static final int BATCH = 32;
  private static final int REPORTS = 20;

  private final TextEncoder encoder;
  private final PrintStream err;
  private final Map<String, Integer> places = new LinkedHashMap<>();

  private TextVectors(TextEncoder encoder, PrintStream err) {
    this.encoder = encoder;
    this.err = err;
  }

  /**
   * The first encoder on the class path.
   *
   * @throws IllegalStateException if there is none
   */
  static TextEncoder encoder() {
    return ServiceLoader.load(TextEncoder.class, TextVectors.class.getClassLoader())
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "There is no text encoder on the class path: give vectors by `--features`."));
  }

  /**
   * Encodes every distinct text once, on all cores.
   *
   * @param err told of progress
   */
  static NodeVectors encode(Nodes nodes, TextEncoder encoder, PrintStream err) {
    TextVectors texts = new TextVectors(encoder, err);
    for (Wording wording : nodes.wordings()) {
      texts.places.putIfAbsent(wording.name(), texts.places.size());
      texts.places.putIfAbsent(whole(wording), texts.places.size());
    }
    float[][] vectors = texts.encode();
    List<float[]> rows = new ArrayList<>();
    for (Wording wording : nodes.wordings()) {
      float[] row = new float[2 * encoder.dimension()];
      texts.copy(vectors, wording.name(), row, 0);
      texts.copy(vectors, whole(wording), row, encoder.dimension());
      rows.add(row);
    }
    return new NodeVectors(List.of(encoder.dimension(), encoder.dimension()), rows);
  }

  private static String whole(Wording wording) {
    return wording.description().isEmpty()
        ? wording.name()
        : wording.name() + ": " + wording.description();
  }

  private float[][] encode() {
    List<String> texts = List.copyOf(places.keySet());
    float[][] vectors = new float[texts.size()][];
    int batches = (texts.size() + BATCH - 1) / BATCH;
    AtomicInteger done = new AtomicInteger();
    try (Workers workers = new Workers(Runtime.getRuntime().availableProcessors(), Monitor.NONE)) {
      workers.run(
          batches,
          1,
          () ->
              i -> {
                encode(texts, i * BATCH, vectors);
                report(done.incrementAndGet(), batches, texts.size());
              });
    }
    return vectors;
  }

  private void encode(List<String> texts, int begin, float[][] vectors) {
    List<String> batch = texts.subList(begin, Math.min(texts.size(), begin + BATCH));
    System.arraycopy(encoder.encode(batch), 0, vectors, begin, batch.size());
  }

  private void report(int done, int batches, int texts) {
    if (done * REPORTS / batches > (done - 1) * REPORTS / batches) {
      err.printf("encoded %d of %d texts%n", Math.min(texts, done * BATCH), texts);
    }
  }

  private void copy(float[][] vectors, String text, float[] row, int at) {
    System.arraycopy(vectors[places.get(text)], 0, row, at, encoder.dimension());
  }
}
