package sphere.install;

import java.nio.file.Path;

/**
 * The folder of one server.
 *
 * @param folder absolute
 */
record Home(Path folder) {
  Home {
    folder = folder.toAbsolutePath().normalize();
  }

  Path lib() {
    return folder.resolve("lib");
  }

  Path plugins() {
    return folder.resolve("plugins");
  }

  Path conf() {
    return folder.resolve("conf");
  }

  Path databases() {
    return folder.resolve("data").resolve("databases");
  }

  Path consoleLog() {
    return folder.resolve("logs").resolve("console.log");
  }

  Path pidFile() {
    return folder.resolve("run").resolve("neo4j.pid");
  }
}
