package sphere.procedures.job;

import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * Finds what a second jar provides; looks once. Thread-safe.
 *
 * @param <T> its face, which the plugin has
 */
public final class SecondJar<T> {
  private final Class<T> face;
  private final ClassLoader loader;
  private final String what;
  private final String jar;
  private Optional<T> found = Optional.empty();

  /**
   * None yet.
   *
   * @param loader where the second jar would be: the one that loaded the face
   * @param what it provides, with its article
   * @param jar its name, without version
   */
  public SecondJar(Class<T> face, ClassLoader loader, String what, String jar) {
    this.face = face;
    this.loader = loader;
    this.what = what;
    this.jar = jar;
  }

  /**
   * What it provides.
   *
   * @param asker what needs it, to begin a sentence with
   * @throws IllegalStateException if there is none, or it does not start
   */
  public synchronized T require(String asker) {
    if (found.isEmpty()) {
      found = find(asker);
    }
    return found.orElseThrow(
        () ->
            new IllegalStateException(
                ("%s needs %s, and there is none: put %s-VERSION.jar beside the plugin and restart"
                        + " the server.")
                    .formatted(asker, what, jar)));
  }

  private Optional<T> find(String asker) {
    try {
      return ServiceLoader.load(face, loader).findFirst();
    } catch (ServiceConfigurationError e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new IllegalStateException(
          ("%s needs %s, and the one there is does not start: %s. Put the %s-VERSION.jar of the"
                  + " plugin's own version beside it.")
              .formatted(asker, what, cause, jar));
    }
  }
}
