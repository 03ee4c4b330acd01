package sphere.install;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A running server, stopped by close. */
final class Server implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(180);
  private static final Duration POLL = Duration.ofMillis(300);
  private static final int LAST_LINES = 20;

  private final Home home;
  private final GuardedProcess process;
  private final Progress progress;
  private boolean stopped;

  private Server(Home home, GuardedProcess process, Progress progress) {
    this.home = home;
    this.process = process;
    this.progress = progress;
  }

  /** Must come before the first start: afterwards the password is in the system database. */
  static void setPassword(ServerCommand command, Credentials credentials) throws IOException {
    if (Files.exists(command.home().databases())) {
      return;
    }
    Process process = command.initialPassword(credentials.password()).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      boolean done = process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
      Fault.unless(done, "Neo4j did not take the initial password; it said: %s", said.strip());
    } catch (InterruptedException e) {
      throw interrupted(e);
    } finally {
      process.destroyForcibly();
    }
  }

  /** Two servers would fight for one database, and the second would change files of the first. */
  static void requireNoneIn(Home home) throws IOException {
    String pid = Files.exists(home.pidFile()) ? Files.readString(home.pidFile()).strip() : "";
    boolean alive =
        pid.matches("\\d{1,18}")
            && ProcessHandle.of(Long.parseLong(pid)).flatMap(Server::program).isPresent();
    Fault.unless(
        !alive,
        "A server runs in `%s` already (process %s); stop it, or choose another folder with"
            + " `--home` and other ports with `--ports`.",
        home.folder(),
        pid);
  }

  /** The number in a file left behind may belong to some other program by now. */
  private static Optional<String> program(ProcessHandle process) {
    return process.info().command().filter(command -> command.endsWith("java"));
  }

  static Server start(ServerCommand command, Progress progress) throws IOException {
    Home home = command.home();
    Files.createDirectories(home.consoleLog().getParent());
    ProcessBuilder builder = command.console().redirectOutput(home.consoleLog().toFile());
    return new Server(home, GuardedProcess.start(builder, home.pidFile()), progress);
  }

  /** Waits until queries are answered. */
  void await(Bolt bolt) {
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    try {
      while (!bolt.answers()) {
        requireAlive();
        Fault.unless(
            System.nanoTime() < deadline,
            "Neo4j did not answer within %d s; its log `%s` ends with:%n%s",
            START_LIMIT.toSeconds(),
            home.consoleLog(),
            lastLines());
        progress.beat("Neo4j is starting ...");
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private void requireAlive() throws InterruptedException {
    if (process.endsWithin(POLL)) {
      throw new Fault(
          "Neo4j ended with status %d while starting; its log `%s` ends with:%n%s"
              .formatted(process.status(), home.consoleLog(), lastLines()));
    }
  }

  /** Returns when the server has ended by itself, and says how. */
  String waitFor() {
    try {
      return ended(process.waitFor(), process.running());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  @Override
  public synchronized void close() {
    if (!stopped) {
      stopped = true;
      progress.step("Neo4j is stopping ...");
      process.stop();
      progress.step("%s", stopped(process.running()));
    }
  }

  static String stopped(List<Long> left) {
    return left.isEmpty()
        ? "Neo4j stopped."
        : "Neo4j did not stop; end what is left of it with `kill -9 %s`.".formatted(pids(left));
  }

  private static String pids(List<Long> all) {
    return all.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }

  /** How it has ended by itself, in a sentence without its point. */
  static String ended(int status, List<Long> left) {
    return left.isEmpty()
        ? "Neo4j ended by itself with status %d".formatted(status)
        : ("What had started Neo4j ended by itself with status %d and left the server running"
                + " (process %s), which was then told to stop")
            .formatted(status, pids(left));
  }

  String lastLines() {
    return tail(home.consoleLog());
  }

  private static String tail(Path log) {
    try {
      List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
      return lines.stream()
          .skip(Math.max(0, lines.size() - LAST_LINES))
          .collect(Collectors.joining(System.lineSeparator()));
    } catch (IOException e) {
      return "(unreadable: " + e.getMessage() + ")";
    }
  }

  private static Fault interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new Fault("Waiting for Neo4j was interrupted; run it again.", e);
  }
}
