package sphere.ontology.inner.reason;

/** Waiting for threads that will end. */
final class Threads {
  private Threads() {}

  /** Waits for its end, however often the caller is interrupted, which it hears afterwards. */
  static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
