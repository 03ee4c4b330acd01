package sphere.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** What a home needs besides Neo4j's jars: neo4j.conf and the plugin jars. */
final class Configuration {
  private static final Pattern PLUGIN = Pattern.compile("sphere-((text|ontology)-)?\\d.*\\.jar");
  private static final List<String> FOLDERS =
      List.of("conf", "plugins", "data", "import", "logs", "run");

  private Configuration() {}

  static void write(Home home, Ports ports) throws IOException {
    for (String folder : FOLDERS) {
      Files.createDirectories(home.folder().resolve(folder));
    }
    Files.writeString(home.conf().resolve("neo4j.conf"), text(ports));
  }

  private static String text(Ports ports) {
    return """
        # Written anew by install/run at every start.
        server.default_listen_address=127.0.0.1
        server.bolt.listen_address=127.0.0.1:%1$d
        # Browser is told this address, so it must carry the port.
        server.bolt.advertised_address=localhost:%1$d
        server.http.listen_address=127.0.0.1:%2$d
        server.http.advertised_address=localhost:%2$d
        server.https.enabled=false
        dbms.usage_report.enabled=false
        dbms.security.procedures.allowlist=sphere.*
        server.memory.heap.initial_size=512m
        server.memory.heap.max_size=2g
        server.memory.pagecache.size=256m
        server.jvm.additional=--add-opens=java.base/java.nio=ALL-UNNAMED
        server.jvm.additional=--add-modules=jdk.incubator.vector
        # Else newer Java versions warn of the text encoder's library.
        server.jvm.additional=--enable-native-access=ALL-UNNAMED
        # Else a stop waits ten seconds for Bolt's idle threads.
        internal.server.bolt.thread_pool_shutdown_wait_time=500ms
        internal.server.bolt.connection_shutdown_wait_time=500ms
        """
        .formatted(ports.bolt(), ports.http());
  }

  /** The one jar NAME-VERSION.jar in a folder of build results. */
  static Path builtPlugin(Path folder, String name) {
    List<Path> jars =
        Folders.list(folder, Pattern.compile(name + "-\\d.*\\.jar")).stream()
            .filter(jar -> !jar.toString().matches(".*-(sources|javadoc|tests)\\.jar"))
            .toList();
    Fault.unless(
        jars.size() == 1,
        "There must be one plugin jar %s-VERSION.jar in `%s`, but there are %d; build it with"
            + " `mvn clean package`.",
        name,
        folder,
        jars.size());
    return jars.get(0);
  }

  /** Two jars of one kind would both be loaded, and Neo4j would refuse to start. */
  static List<Path> placePlugins(Home home, List<Path> jars) throws IOException {
    for (Path old : Folders.list(home.plugins(), PLUGIN)) {
      Files.delete(old);
    }
    for (Path jar : jars) {
      Files.copy(jar, home.plugins().resolve(jar.getFileName()));
    }
    return jars;
  }
}
