package sphere.ontology.inner.read;

import java.util.Optional;

/** Looks whether to go on, and remembers if not: parsers may not pass on what they caught. */
final class Watch {
  private final Runnable check;
  private RuntimeException abort;

  Watch(Runnable check) {
    this.check = check;
  }

  void look() {
    try {
      check.run();
    } catch (RuntimeException e) {
      abort = e;
      throw e;
    }
  }

  /** What it was aborted by. */
  Optional<RuntimeException> abort() {
    return Optional.ofNullable(abort);
  }
}
