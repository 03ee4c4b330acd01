package sphere.procedures.features;

import sphere.geometry.features.Wording;

/**
 * A thing whose place is asked for.
 *
 * @param features its vector, NaN in what is not known
 * @param wording what it is called; of no text if nothing is known
 */
public record Question(float[] features, Wording wording) {
  /** Whether anything is known of it. */
  public boolean isEmpty() {
    for (float x : features) {
      if (!Float.isNaN(x)) {
        return false;
      }
    }
    return wording.equals(Wording.NONE);
  }
}
