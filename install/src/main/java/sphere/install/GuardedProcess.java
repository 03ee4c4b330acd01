package sphere.install;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A child process that ends when this one ends, however this one ends. A shell waits on a pipe held
 * open by this process; when the pipe closes, be it by SIGKILL, it stops the child.
 */
final class GuardedProcess {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration POLL = Duration.ofMillis(50);

  /** $1: the child; $2: file with the process that the child has started. */
  private static final String GUARD =
      """
      trap '' INT TERM HUP
      read -r _
      server=$(cat "$2" 2>/dev/null)
      kill -TERM "$1" $server 2>/dev/null
      for _ in $(seq 30); do kill -0 "$1" $server 2>/dev/null || exit; sleep 1; done
      kill -KILL "$1" $server 2>/dev/null
      """;

  private final Process child;
  private final Process guard;
  private final Set<ProcessHandle> family = new HashSet<>();

  private GuardedProcess(Process child, Process guard) {
    this.child = child;
    this.guard = guard;
  }

  static GuardedProcess start(ProcessBuilder builder, Path pidFile) throws IOException {
    Process child = builder.start();
    try {
      Process guard =
          new ProcessBuilder(
                  "sh", "-c", GUARD, "sh", Long.toString(child.pid()), pidFile.toString())
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return new GuardedProcess(child, guard);
    } catch (IOException e) {
      child.destroyForcibly();
      throw e;
    }
  }

  /** Whether it ended within the time. */
  boolean endsWithin(Duration time) throws InterruptedException {
    remember();
    return child.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  int waitFor() throws InterruptedException {
    boolean ended = false;
    while (!ended) {
      ended = endsWithin(LOOK);
    }
    return child.exitValue();
  }

  int status() {
    return child.exitValue();
  }

  /** The child and what it has started, as far as they still run. */
  List<Long> running() {
    remember();
    return living().stream().map(ProcessHandle::pid).sorted().toList();
  }

  /**
   * Asks the child and its own children to end, and insists after a while. Each is asked itself: of
   * a child that is gone the children would hear nothing.
   */
  void stop() {
    remember();
    living().forEach(ProcessHandle::destroy);
    if (!end()) {
      living().forEach(ProcessHandle::destroyForcibly);
      end();
    }
    guard.destroyForcibly();
  }

  // When the child is gone nobody tells any more who its children were.
  private synchronized void remember() {
    family.add(child.toHandle());
    child.descendants().forEach(family::add);
  }

  private synchronized List<ProcessHandle> living() {
    return family.stream().filter(GuardedProcess::runs).toList();
  }

  /** One that has ended but whose parent has not asked for its status has no command any more. */
  private static boolean runs(ProcessHandle process) {
    return process.isAlive() && process.info().command().isPresent();
  }

  private boolean end() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!living().isEmpty() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(POLL.toNanos());
    }
    return living().isEmpty();
  }
}
