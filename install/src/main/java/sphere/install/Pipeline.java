package sphere.install;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.neo4j.driver.exceptions.AuthenticationException;

/** From nothing to a server that has data and a model. Close stops the server, at any moment. */
final class Pipeline implements AutoCloseable {
  private final Setup setup;
  private final Progress progress;
  private Optional<Server> server = Optional.empty();
  private boolean closed;

  Pipeline(Setup setup, Progress progress) {
    this.setup = setup;
    this.progress = progress;
  }

  /** Assembles and starts the server; the credentials open it. */
  Credentials start() throws IOException {
    Home home = setup.home();
    Server.requireNoneIn(home);
    setup.ports().requireFree();
    progress.step("Server folder: %s", home.folder());
    Credentials credentials = Credentials.of(home);
    new Libraries(home, setup.version(), progress).provide(setup.donor(), setup.maven());
    Configuration.write(home, setup.ports());
    for (Path plugin : Configuration.placePlugins(home, setup.plugins())) {
      progress.step("Plugin: %s", plugin.getFileName());
    }
    ServerCommand command = new ServerCommand(home, setup.jdk());
    Server.setPassword(command, credentials);
    progress.step("Neo4j %s: starting on Java %d.", setup.version().text(), setup.jdk().major());
    await(launch(command), credentials);
    return credentials;
  }

  private synchronized Server launch(ServerCommand command) throws IOException {
    Fault.unless(!closed, "The server was not started, since it is to stop.");
    Server started = Server.start(command, progress);
    server = Optional.of(started);
    return started;
  }

  private void await(Server started, Credentials credentials) {
    try (Bolt bolt = new Bolt(setup.ports(), credentials)) {
      started.await(bolt);
    } catch (AuthenticationException e) {
      throw new Fault(
          "Neo4j refuses the password in `%s`; write the changed one there, or delete `%s`."
              .formatted(Credentials.file(setup.home()), setup.home().folder()),
          e);
    }
    progress.step("Neo4j %s: answers.", setup.version().text());
  }

  void fill(Bolt bolt) {
    new WordNetLoader(bolt, progress).ensure();
    if (!setup.plugins().isEmpty()) {
      new Training(bolt, progress).ensure();
      new EmojiLoader(bolt, progress).ensure();
    }
  }

  /** Returns when the server has ended by itself. */
  void waitForEnd() {
    server.ifPresent(
        running -> {
          String how = running.waitFor();
          throw new Fault("%s; its log ends with:%n%s".formatted(how, running.lastLines()));
        });
  }

  @Override
  public synchronized void close() {
    closed = true;
    server.ifPresent(Server::close);
    if (setup.temporary()) {
      Folders.delete(setup.home().folder());
    }
  }
}
