package sphere.ontology.inner.reason;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.semanticweb.elk.util.concurrent.computation.ConcurrentExecutor;
import org.semanticweb.elk.util.concurrent.computation.JobMonitor;

/**
 * Threads of one run, new ones for each of its jobs: ELK's own stay for a second after use, and
 * wait for ever where one of them fails. Used by one thread, the producer.
 */
final class Workers implements ConcurrentExecutor {
  private final Thread producer;
  private final List<Thread> threads = new ArrayList<>();
  private volatile Throwable failure;

  /**
   * @param producer what feeds them, and is interrupted if one of them fails
   */
  Workers(Thread producer) {
    this.producer = producer;
  }

  @Override
  public JobMonitor submit(Runnable job, int instances) {
    CountDownLatch running = new CountDownLatch(instances);
    threads.removeIf(thread -> !thread.isAlive());
    for (int i = 0; i < instances; i++) {
      Thread thread = new Thread(() -> run(job, running), "sphere-ontology-" + i);
      thread.setDaemon(true);
      threads.add(thread);
      thread.start();
    }
    return running::await;
  }

  private void run(Runnable job, CountDownLatch running) {
    try {
      job.run();
    } catch (RuntimeException | Error e) {
      failure = e;
      producer.interrupt();
    } finally {
      running.countDown();
    }
  }

  /** What one of them failed from. */
  Optional<Throwable> failure() {
    return Optional.ofNullable(failure);
  }

  /** Waits until none of them is left. */
  void join() {
    threads.forEach(Threads::join);
  }
}
