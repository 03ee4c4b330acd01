package sphere.procedures.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sphere.procedures.config.FeatureSettings;

/**
 * Where in a feature vector what stands: first the properties with numbers, in order, then the
 * vector of the name and that of name and description.
 *
 * @param settings names of the properties
 * @param lengths of the properties with numbers
 * @param encoder name of what encoded the texts; empty if there are none
 * @param textLength coordinates of its vectors; 0 if there are none
 */
public record FeatureLayout(
    FeatureSettings settings, List<Integer> lengths, String encoder, int textLength) {

  /** Coordinates of each kind of feature. */
  public List<Integer> blocks() {
    List<Integer> blocks = new ArrayList<>(lengths);
    if (hasText()) {
      blocks.addAll(List.of(textLength, textLength));
    }
    return blocks;
  }

  /** Whether there are texts. */
  public boolean hasText() {
    return textLength > 0;
  }

  /** Where the vectors of texts begin: coordinates of all properties with numbers. */
  public int textOffset() {
    return lengths.stream().mapToInt(length -> length).sum();
  }

  /** Coordinates of a feature vector. */
  public int dimension() {
    return textOffset() + 2 * textLength;
  }

  /** A vector of which nothing is known. */
  float[] unknown() {
    float[] vector = new float[dimension()];
    Arrays.fill(vector, Float.NaN);
    return vector;
  }
}
