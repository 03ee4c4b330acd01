package sphere.geometry.kernel;

import java.util.Optional;

/**
 * A kernel that was looked for.
 *
 * @param kernel empty if it was refused
 * @param detail what was found, or why it was refused
 */
record Attempt(Optional<Kernel> kernel, String detail) {
  static Attempt of(Kernel kernel) {
    return new Attempt(Optional.of(kernel), kernel.toString());
  }

  static Attempt refused(String why) {
    return new Attempt(Optional.empty(), why);
  }
}
