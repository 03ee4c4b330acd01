package sphere.install;

/** Something that the user can mend. The message is one sentence, printed without a stack trace. */
final class Fault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Fault(String message) {
    super(message);
  }

  Fault(String message, Throwable cause) {
    super(message, cause);
  }

  static void unless(boolean holds, String otherwise, Object... args) {
    if (!holds) {
      throw new Fault(otherwise.formatted(args));
    }
  }
}
