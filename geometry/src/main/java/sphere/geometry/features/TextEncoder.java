package sphere.geometry.features;

import java.util.List;

/**
 * Turns texts into vectors, so that what is near means alike; provided by a second jar, which is
 * found by {@link java.util.ServiceLoader}.
 *
 * <p>Thread-safe; a batch is encoded on the thread that asks for it. The same text gives the same
 * vector on one machine, whatever the batch that it comes in; another machine's processor may
 * differ in the last digits.
 */
public interface TextEncoder {

  /** Which encoder this is, as it is recorded with a model that was trained on its vectors. */
  String name();

  /** Coordinates of a vector. */
  int dimension();

  /**
   * One vector of unit length for each text, in order.
   *
   * @param texts in any script, of any length; what is beyond the encoder's window is cut, an empty
   *     text has a vector like any other
   */
  float[][] encode(List<String> texts);
}
