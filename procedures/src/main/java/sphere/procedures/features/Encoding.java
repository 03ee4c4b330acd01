package sphere.procedures.features;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sphere.geometry.features.TextEncoder;
import sphere.geometry.features.Wording;
import sphere.geometry.training.Monitor;
import sphere.geometry.training.Workers;

/** Encodes texts, each once however many things are called so, in batches on several threads. */
final class Encoding {
  private static final int BATCH = 64;

  /** Batches of each thread between two reports of progress. */
  private static final int ROUND = 4;

  private final TextEncoder encoder;
  private final int concurrency;
  private final Monitor monitor;

  Encoding(TextEncoder encoder, int concurrency, Monitor monitor) {
    this.encoder = encoder;
    this.concurrency = concurrency;
    this.monitor = monitor;
  }

  /** Where the vector of a text goes. */
  record Slot(String text, float[] vector, int at) {}

  // All places of one text.
  private record Batched(String text, List<Slot> slots) {}

  /** Where the vectors of a wording go; a thing without a name has no vector for it. */
  static List<Slot> slots(Wording wording, FeatureLayout layout, float[] vector) {
    Sentences sentences = Sentences.of(wording);
    int at = layout.textOffset();
    List<Slot> slots = new ArrayList<>();
    if (!sentences.name().isEmpty()) {
      slots.add(new Slot(sentences.name(), vector, at));
    }
    slots.add(new Slot(sentences.whole(), vector, at + layout.textLength()));
    return slots;
  }

  /** Fills all slots. */
  void fill(List<Slot> slots) {
    monitor.progress("encode", 0);
    Map<String, List<Slot>> byText = new LinkedHashMap<>();
    for (Slot slot : slots) {
      monitor.account(100);
      byText.computeIfAbsent(slot.text(), text -> new ArrayList<>(2)).add(slot);
    }
    // Texts of about the same length take about the same time, however a batch is encoded.
    List<Batched> texts =
        byText.entrySet().stream()
            .map(entry -> new Batched(entry.getKey(), entry.getValue()))
            .sorted(Comparator.comparingInt(one -> one.text().length()))
            .toList();
    run(texts);
  }

  private void run(List<Batched> texts) {
    int batches = (texts.size() + BATCH - 1) / BATCH;
    int round = ROUND * concurrency;
    try (Workers workers = new Workers(concurrency, monitor)) {
      for (int begin = 0; begin < batches; begin += round) {
        int from = begin;
        int size = Math.min(round, batches - begin);
        workers.run(size, 1, () -> i -> encode(batch(texts, from + i)));
        monitor.progress("encode", (double) (begin + size) / batches);
      }
    }
  }

  private static List<Batched> batch(List<Batched> texts, int i) {
    return texts.subList(i * BATCH, Math.min(texts.size(), (i + 1) * BATCH));
  }

  private void encode(List<Batched> batch) {
    float[][] vectors = encoder.encode(batch.stream().map(Batched::text).toList());
    for (int i = 0; i < vectors.length; i++) {
      for (Slot slot : batch.get(i).slots()) {
        System.arraycopy(vectors[i], 0, slot.vector(), slot.at(), vectors[i].length);
      }
    }
  }
}
