package sphere.geometry.training;

/** How long work tells what it does and takes, and learns that it shall stop. */
public interface Monitor {
  /** Throws to abort; called from any thread, many times a second. */
  void check();

  /**
   * Told now and then from the calling thread.
   *
   * @param phase what is being done
   * @param fraction how much of it is done, 0 to 1
   */
  void progress(String phase, double fraction);

  /**
   * Told of memory before it is taken; throws if there is not so much. Called from any thread.
   *
   * @param bytes how much more, at least 0
   */
  void account(long bytes);

  /** The phase in which trees are chosen, whose memory hangs on depth and several parents. */
  String CHOOSE_TREES = "choose trees";

  /** Never aborts, tells nobody, gives all. */
  Monitor NONE =
      new Monitor() {
        @Override
        public void check() {}

        @Override
        public void progress(String phase, double fraction) {}

        @Override
        public void account(long bytes) {}
      };
}
