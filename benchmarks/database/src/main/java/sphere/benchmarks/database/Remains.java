package sphere.benchmarks.database;

/**
 * What a process holds when nothing runs.
 *
 * @param threads that are neither Neo4j's nor the virtual machine's own
 * @param bytes of heap, garbage collected
 */
record Remains(long threads, long bytes) {
  private static final int COLLECTIONS = 3;

  /** What there is now. */
  static Remains now() {
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
      pause();
    }
    long threads =
        Thread.getAllStackTraces().keySet().stream()
            .map(Thread::getName)
            .filter(name -> name.startsWith("sphere") || name.startsWith("pool-"))
            .count();
    return new Remains(
        threads, Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
  }

  private static void pause() {
    try {
      Thread.sleep(200);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** How much more there is than before, as words: threads and bytes. */
  String since(Remains before) {
    return (threads - before.threads) + " " + (bytes - before.bytes);
  }
}
