package sphere.benchmarks.ontology;

import java.util.Arrays;

/** A ball for each concept, and where it is led by a role. Thread-safe. */
interface Embedding {
  /** Centers, [concept][dimension]; not to be changed. */
  float[][] centers();

  /** Radii, [concept]; not to be changed. */
  float[] radii();

  /** Where a question leads from the center of one of its starts, by the number of that. */
  float[] led(Asked asked, int start);

  /**
   * Ranks by the distance of each center from where a question leads, the nearest first; of two
   * starts by the sum. Radii do not count, as in the published tables.
   */
  default Scorer byDistance() {
    return scorer((distance, start, answer) -> -distance);
  }

  /**
   * Ranks by containment: {@code radius(answer) - radius(start) - distance}, the largest first; of
   * two starts by the sum.
   */
  default Scorer byContainment() {
    float[] radii = radii();
    return scorer((distance, start, answer) -> radii[answer] - radii[start] - distance);
  }

  /** What one start says of one answer. */
  interface Part {
    /** Its part of the score. */
    double of(double distance, int start, int answer);
  }

  private Scorer scorer(Part part) {
    return (asked, scores) -> {
      Arrays.fill(scores, 0);
      int[] starts = asked.starts();
      for (int s = 0; s < starts.length; s++) {
        float[] led = led(asked, s);
        for (int e = 0; e < scores.length; e++) {
          scores[e] += part.of(distance(led, centers()[e]), starts[s], e);
        }
      }
    };
  }

  /** Euclidean distance. */
  static double distance(float[] a, float[] b) {
    float sum = 0;
    for (int i = 0; i < a.length; i++) {
      float difference = a[i] - b[i];
      sum += difference * difference;
    }
    return Math.sqrt(sum);
  }
}
