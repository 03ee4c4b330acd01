package sphere.install;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A child process that ends when this one ends, however this one ends. A shell waits on a pipe held
 * open by this process; when the pipe closes, be it by SIGKILL, it stops the child.
 */
final class GuardedProcess {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

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
    return child.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  int waitFor() throws InterruptedException {
    return child.waitFor();
  }

  int status() {
    return child.exitValue();
  }

  /** Asks the child and its own children to end, and insists after a while. */
  void stop() {
    List<ProcessHandle> all =
        Stream.concat(child.descendants(), Stream.of(child.toHandle())).toList();
    child.destroy();
    if (!end(all)) {
      all.forEach(ProcessHandle::destroyForcibly);
      end(all);
    }
    guard.destroyForcibly();
  }

  private static boolean end(List<ProcessHandle> all) {
    CompletableFuture<?>[] exits =
        all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
    return CompletableFuture.allOf(exits)
        .thenApply(done -> true)
        .completeOnTimeout(false, PATIENCE.toSeconds(), TimeUnit.SECONDS)
        .join();
  }
}
