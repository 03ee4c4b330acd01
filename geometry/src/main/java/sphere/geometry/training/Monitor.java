package sphere.geometry.training;

/** How long work tells what it does and learns that it shall stop. */
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

  /** Never aborts, tells nobody. */
  Monitor NONE =
      new Monitor() {
        @Override
        public void check() {}

        @Override
        public void progress(String phase, double fraction) {}
      };
}
