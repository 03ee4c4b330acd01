package sphere.geometry.features;

import java.util.List;

/**
 * What is known of the ordinals of a hierarchy besides their edges.
 *
 * @param blocks coordinates of each kind of feature that a vector is made of, one after the other,
 *     such as a name's and a picture's; every kind counts as much, however long or many its numbers
 * @param vectors one per ordinal; NaN in a block that is not known, empty where none is
 * @param wordings one per ordinal, or none at all where there is no text
 */
public record Features(List<Integer> blocks, List<float[]> vectors, List<Wording> wordings) {
  /**
   * Checks shapes.
   *
   * @throws IllegalArgumentException naming the first ordinal whose vector has another length or
   *     holds an infinite number, or if no two vectors differ
   */
  public Features {
    blocks = List.copyOf(blocks);
    vectors = List.copyOf(vectors);
    wordings = List.copyOf(wordings);
    if (!wordings.isEmpty() && wordings.size() != vectors.size()) {
      throw new IllegalArgumentException(
          "There are %d wordings for %d vectors, but must be as many, or none."
              .formatted(wordings.size(), vectors.size()));
    }
    int dimension = blocks.stream().mapToInt(b -> b).sum();
    for (int v = 0; v < vectors.size(); v++) {
      require(vectors.get(v), v, dimension);
    }
    requireVariety(vectors);
  }

  private static void require(float[] vector, int v, int dimension) {
    if (vector.length != 0 && vector.length != dimension) {
      throw new IllegalArgumentException(
          "The vector of %d has %d coordinates, but must have %d or none."
              .formatted(v, vector.length, dimension));
    }
    for (float x : vector) {
      if (Float.isInfinite(x)) {
        throw new IllegalArgumentException(
            "The vector of %d holds %s, but must hold finite numbers, or NaN for what is not known."
                .formatted(v, x));
      }
    }
  }

  private static void requireVariety(List<float[]> vectors) {
    float[] first = new float[0];
    for (float[] vector : vectors) {
      first = first.length == 0 ? vector : first;
      if (vector.length != 0 && !java.util.Arrays.equals(first, vector)) {
        return;
      }
    }
    throw new IllegalArgumentException(
        first.length == 0
            ? "No node has features, so there is nothing to learn from."
            : "All nodes have the same features, so there is nothing to learn from.");
  }

  /** Coordinates of each vector. */
  public int dimension() {
    return blocks.stream().mapToInt(b -> b).sum();
  }

  /** Number of ordinals. */
  public int size() {
    return vectors.size();
  }

  /** Whether an ordinal has a vector. */
  public boolean has(int v) {
    return vectors.get(v).length > 0;
  }

  /** The wording of an ordinal; empty where there is no text. */
  public Wording wording(int v) {
    return wordings.isEmpty() ? Wording.NONE : wordings.get(v);
  }
}
