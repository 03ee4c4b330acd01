package sphere.ontology.inner.normal;

/** Looks now and then whether to go on. */
final class Pulse {
  private static final int EACH = 1 << 12;

  private final Runnable check;
  private int count;

  Pulse(Runnable check) {
    this.check = check;
  }

  void beat() {
    if (++count % EACH == 0) {
      check.run();
    }
  }
}
