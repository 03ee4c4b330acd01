package sphere.install;

import java.io.PrintStream;
import java.util.Locale;

/** Lines for the user, each step with the time since the start. */
final class Progress {
  private static final long BEAT_NANOS = 3_000_000_000L;

  private final PrintStream out;
  private final PrintStream err;
  private final long start = System.nanoTime();
  private volatile long lastStep = start;
  private volatile Thread onlySpeaker;

  Progress(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  void step(String format, Object... args) {
    lastStep = System.nanoTime();
    double seconds = (lastStep - start) / 1e9;
    print(
        String.format(Locale.ROOT, "[%6.1f s] ", seconds)
            + String.format(Locale.ROOT, format, args));
  }

  /** A step that may be left out if another one was shown a moment ago. */
  void beat(String format, Object... args) {
    if (System.nanoTime() - lastStep >= BEAT_NANOS) {
      step(format, args);
    }
  }

  void print(String text) {
    speak(out, text);
  }

  void fail(String sentence) {
    speak(err, "install/run: " + sentence);
  }

  /** While one thread stops everything, what the interrupted steps would say is only confusing. */
  void onlyThisThread() {
    onlySpeaker = Thread.currentThread();
  }

  private void speak(PrintStream stream, String text) {
    Thread speaker = onlySpeaker;
    if (speaker == null || speaker == Thread.currentThread()) {
      stream.println(text);
    }
  }
}
