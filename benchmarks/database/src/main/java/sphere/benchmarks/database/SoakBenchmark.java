package sphere.benchmarks.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import sphere.benchmarks.Figures;
import sphere.benchmarks.database.Tally.Totals;

/**
 * Lives of a database on one folder: each is under load in a process of its own, all but the last
 * are killed, and what must be there is.
 */
final class SoakBenchmark {
  private static final Duration SHORTEST = Duration.ofSeconds(2);
  private static final Duration LONGEST = Duration.ofSeconds(60);
  // Of a life that ends by being killed.
  private static final Duration NEVER = Duration.ofHours(1);

  private final Path folder;
  private final Duration time;
  private final List<String> hierarchy;
  private final SplittableRandom random;
  private final PrintStream err;
  private final int leaves;
  private Totals totals = Totals.NONE;
  private long kills;
  private long died;
  private long threads;
  private long bytes;

  // What one process has said so far.
  private static final class Said {
    private final CountDownLatch ready = new CountDownLatch(1);
    private volatile Totals totals = Totals.NONE;
    private volatile long[] remains = {0, 0};
  }

  /**
   * @param folder that it fills
   * @param time in all, starts and stops on top
   * @param hierarchy options that say which one, as the command line had them
   * @param leaves how many hang below it at most; from half of so many on some are taken away
   */
  SoakBenchmark(
      Path folder, Duration time, List<String> hierarchy, long seed, int leaves, PrintStream err) {
    this.folder = folder;
    this.time = time;
    this.hierarchy = List.copyOf(hierarchy);
    this.leaves = leaves;
    random = new SplittableRandom(seed);
    this.err = err;
  }

  /** The figures, one JSON object a line. */
  String run() throws IOException {
    Duration last = time.dividedBy(3);
    long begin = System.nanoTime();
    do {
      live(someTime(), false);
    } while (System.nanoTime() - begin < time.minus(last).toNanos());
    live(last, true);
    return new Figures()
        .put("queries", totals.queries())
        .put("wrongAnswers", totals.wrong())
        .put("lostUpdates", totals.lost())
        .put("errors", totals.errors() + died)
        .put("refusals", totals.refusals())
        .put("kills", kills)
        .put("threadsLeaked", Math.max(0, threads))
        .put("heapGrowthMegabytes", bytes / 1e6)
        .toJsonLines();
  }

  // Between a twentieth and a sixth of the whole, but not too short to train nor too long to learn.
  private Duration someTime() {
    double share = 1 / 20. + random.nextDouble() * (1 / 6. - 1 / 20.);
    long millis = (long) (time.toMillis() * share);
    return Duration.ofMillis(Math.min(LONGEST.toMillis(), Math.max(SHORTEST.toMillis(), millis)));
  }

  private void live(Duration life, boolean last) throws IOException {
    err.println((last ? "the last life, " : "a life of ") + life.toMillis() + " ms");
    Process process = start(last ? life : NEVER, last);
    Said said = new Said();
    Thread listener = new Thread(() -> listen(process, said), "soak-listener");
    listener.start();
    try {
      said.ready.await();
      if (!last && !process.waitFor(life.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        kills++;
      } else if (process.waitFor() != 0 || !last) {
        died++;
        err.println("ERROR: a life ended by itself with status " + process.exitValue());
      }
      listener.join();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      throw new IllegalStateException("Interrupted.", e);
    }
    totals = totals.plus(said.totals);
    threads = said.remains[0];
    bytes = said.remains[1];
  }

  private void listen(Process process, Said said) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        hear(line.split(" "), line, said);
      }
    } catch (IOException e) {
      err.println("What the database said was cut off: " + e.getMessage());
    }
    // Whoever waits for one that could not even start waits no longer.
    said.ready.countDown();
  }

  private void hear(String[] words, String line, Said said) {
    switch (words[0]) {
      case "ready" -> said.ready.countDown();
      case "tally" -> said.totals = words.length == 6 ? Totals.parse(words) : said.totals;
      case "remains" ->
          said.remains = new long[] {Long.parseLong(words[1]), Long.parseLong(words[2])};
      default -> err.println(line);
    }
  }

  private Process start(Duration life, boolean last) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx1g",
                "--add-modules=jdk.incubator.vector",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                DatabaseMain.class.getName(),
                DatabaseMain.LIFE,
                "--folder",
                folder.toString(),
                "--millis",
                Long.toString(life.toMillis()),
                "--last",
                Boolean.toString(last),
                "--load",
                Long.toString(random.nextLong()),
                "--leaves",
                Integer.toString(leaves)));
    command.addAll(hierarchy);
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }
}
