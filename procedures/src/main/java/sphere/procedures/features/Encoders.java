package sphere.procedures.features;

import sphere.geometry.features.TextEncoder;
import sphere.procedures.job.SecondJar;

/** Finds the sentence encoder, which a second jar provides. Thread-safe. */
public final class Encoders {
  private final SecondJar<TextEncoder> jar;

  /**
   * @param loader where the second jar would be: the one that loaded the face of encoders
   */
  public Encoders(ClassLoader loader) {
    jar = new SecondJar<>(TextEncoder.class, loader, "a sentence encoder", "sphere-text");
  }

  /**
   * The encoder.
   *
   * @param asker what needs it, to begin a sentence with
   * @throws IllegalStateException if there is none, or it does not start
   */
  public TextEncoder require(String asker) {
    return jar.require(asker);
  }
}
