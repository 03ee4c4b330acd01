package sphere.procedures.features;

import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import sphere.geometry.features.TextEncoder;

/** Finds the sentence encoder, which a second jar provides; looks once. Thread-safe. */
public final class Encoders {
  private final ClassLoader loader;
  private Optional<TextEncoder> found = Optional.empty();

  /**
   * @param loader where the second jar would be: the one that loaded the face of encoders
   */
  public Encoders(ClassLoader loader) {
    this.loader = loader;
  }

  /**
   * The encoder.
   *
   * @param asker what needs it, to begin a sentence with
   * @throws IllegalStateException if there is none, or it does not start
   */
  public synchronized TextEncoder require(String asker) {
    if (found.isEmpty()) {
      found = find(asker);
    }
    return found.orElseThrow(
        () ->
            new IllegalStateException(
                ("%s needs a sentence encoder, and there is none: put sphere-text-VERSION.jar"
                        + " beside the plugin and restart the server.")
                    .formatted(asker)));
  }

  private Optional<TextEncoder> find(String asker) {
    try {
      return ServiceLoader.load(TextEncoder.class, loader).findFirst();
    } catch (ServiceConfigurationError e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new IllegalStateException(
          ("%s needs a sentence encoder, and the one there is does not start: %s. Put the"
                  + " sphere-text-VERSION.jar of the plugin's own version beside it.")
              .formatted(asker, cause));
    }
  }
}
