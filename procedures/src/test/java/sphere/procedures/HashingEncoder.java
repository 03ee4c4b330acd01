package sphere.procedures;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import sphere.geometry.features.TextEncoder;

/**
 * Stands for the sentence encoder: each word points somewhere, and a text to the mean of its words.
 * Remembers what it was asked.
 */
public final class HashingEncoder implements TextEncoder {
  /** All texts that were encoded, in any order; a test clears it first. */
  static final List<String> ASKED = Collections.synchronizedList(new ArrayList<>());

  private static final int DIMENSION = 12;

  @Override
  public String name() {
    return "hashing";
  }

  @Override
  public int dimension() {
    return DIMENSION;
  }

  @Override
  public float[][] encode(List<String> texts) {
    if (texts.size() > 64) {
      throw new AssertionError("a batch of " + texts.size());
    }
    ASKED.addAll(texts);
    return texts.stream().map(HashingEncoder::vector).toArray(float[][]::new);
  }

  private static float[] vector(String text) {
    double[] sum = new double[DIMENSION];
    sum[0] = .1;
    for (String word : text.toLowerCase(Locale.ROOT).split("[ :.,]+")) {
      SplittableRandom random = new SplittableRandom(word.hashCode());
      for (int i = 0; i < DIMENSION; i++) {
        sum[i] += random.nextDouble() - .5;
      }
    }
    double length = 0;
    for (double x : sum) {
      length += x * x;
    }
    float[] vector = new float[DIMENSION];
    for (int i = 0; i < DIMENSION; i++) {
      vector[i] = (float) (sum[i] / Math.sqrt(length));
    }
    return vector;
  }
}
