package sphere.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class GuardedProcessTest {
  /** As Neo4j does: one process that starts another, which is the server. */
  private static final String STARTER =
      "sleep 1000 & echo $$ $! >pids.part; mv pids.part pids; wait";

  @TempDir Path folder;

  private GuardedProcess start() throws IOException {
    ProcessBuilder builder = new ProcessBuilder("sh", "-c", STARTER).directory(folder.toFile());
    return GuardedProcess.start(builder, folder.resolve("neo4j.pid"));
  }

  private List<Long> pids(GuardedProcess process) throws IOException, InterruptedException {
    while (!Files.exists(folder.resolve("pids"))) {
      assertThat(process.endsWithin(Duration.ofMillis(20))).isFalse();
    }
    return List.of(Files.readString(folder.resolve("pids")).strip().split(" ")).stream()
        .map(Long::valueOf)
        .toList();
  }

  /** Once the server lived on and held its ports, while it was said to have stopped. */
  @Test
  void theServerIsStoppedThoughWhatHadStartedItWasKilled()
      throws IOException, InterruptedException {
    GuardedProcess process = start();
    List<Long> pids = pids(process);
    assertThat(process.running()).containsExactlyInAnyOrderElementsOf(pids);
    ProcessHandle.of(pids.get(0)).orElseThrow().destroyForcibly();
    assertThat(process.waitFor()).isEqualTo(137);
    assertThat(process.running()).containsExactly(pids.get(1));
    process.stop();
    assertThat(process.running()).isEmpty();
    assertThat(command(pids.get(1))).isEmpty();
  }

  @Test
  void bothAreStopped() throws IOException, InterruptedException {
    GuardedProcess process = start();
    List<Long> pids = pids(process);
    process.stop();
    assertThat(process.running()).isEmpty();
    assertThat(pids).allSatisfy(pid -> assertThat(command(pid)).isEmpty());
  }

  @Test
  void whatIsSaidOfTheEndIsTrue() {
    assertThat(Server.ended(1, List.of())).isEqualTo("Neo4j ended by itself with status 1");
    assertThat(Server.ended(137, List.of(7L)))
        .isEqualTo(
            "What had started Neo4j ended by itself with status 137 and left the server running"
                + " (process 7), which was then told to stop");
    assertThat(Server.stopped(List.of())).isEqualTo("Neo4j stopped.");
    assertThat(Server.stopped(List.of(7L, 8L)))
        .isEqualTo("Neo4j did not stop; end what is left of it with `kill -9 7 8`.");
  }

  private static Optional<String> command(long pid) {
    return ProcessHandle.of(pid).flatMap(handle -> handle.info().command());
  }
}
