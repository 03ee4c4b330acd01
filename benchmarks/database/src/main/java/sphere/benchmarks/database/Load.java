package sphere.benchmarks.database;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Threads that each do one thing again and again, for a time. */
final class Load {
  private final List<Step> steps;
  private final SplittableRandom random;

  /** What a thread does again and again; failures are its own business. */
  interface Step {
    void run(SplittableRandom random);
  }

  Load(List<Step> steps, long seed) {
    this.steps = steps;
    random = new SplittableRandom(seed);
  }

  /** Starts all, and returns when the time is over and all have ended. */
  void run(Duration time) {
    CountDownLatch end = new CountDownLatch(1);
    List<Thread> threads = new ArrayList<>();
    for (Step step : steps) {
      SplittableRandom own = random.split();
      threads.add(new Thread(() -> repeat(step, own, end), "soak-load"));
    }
    threads.forEach(Thread::start);
    try {
      Thread.sleep(time.toMillis());
      end.countDown();
      for (Thread thread : threads) {
        thread.join(TimeUnit.MINUTES.toMillis(10));
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("Interrupted under load.", e);
    }
  }

  private static void repeat(Step step, SplittableRandom random, CountDownLatch end) {
    while (end.getCount() > 0) {
      step.run(random);
    }
  }
}
