package sphere.geometry.roles;

/**
 * Centers and translations.
 *
 * @param centers [entity][dimension]
 * @param radii [entity]
 * @param translations [role][dimension]
 * @param unit mean distance between where known facts lead and their tails
 */
record Vectors(float[][] centers, float[] radii, float[][] translations, double unit) {
  /** So many facts tell the unit well enough. */
  private static final int SAMPLE = 20_000;

  static Vectors of(Facts facts, float[][] centers, float[] radii, float[][] translations) {
    double sum = 0;
    int count = 0;
    int step = Math.max(1, facts.count() / SAMPLE);
    for (int f = 0; f < facts.count(); f += step) {
      float[] led = led(centers, translations, facts.head(f), 2 * facts.role(f));
      sum += Math.sqrt(square(led, centers[facts.tail(f)]));
      count++;
    }
    return new Vectors(centers, radii, translations, count == 0 || sum == 0 ? 1 : sum / count);
  }

  /** Where a way leads from an entity. */
  float[] led(int from, int way) {
    return led(centers, translations, from, way);
  }

  private static float[] led(float[][] centers, float[][] translations, int from, int way) {
    float[] led = centers[from].clone();
    float[] translation = translations[way >> 1];
    for (int i = 0; i < led.length; i++) {
      led[i] += (way & 1) == 0 ? translation[i] : -translation[i];
    }
    return led;
  }

  static float square(float[] a, float[] b) {
    float sum = 0;
    for (int i = 0; i < a.length; i++) {
      float difference = a[i] - b[i];
      sum += difference * difference;
    }
    return sum;
  }
}
