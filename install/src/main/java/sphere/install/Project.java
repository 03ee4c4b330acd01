package sphere.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where things are in the project's folder.
 *
 * @param root with the parent pom
 * @param mavenHome Maven's own folder, empty if unknown
 */
record Project(Path root, String mavenHome) {
  Project {
    root = root.toAbsolutePath().normalize();
  }

  /** A lasting server on given ports. */
  Setup demo(Options options, JdkFinder jdks, Progress progress) {
    Home home = options.home().map(Home::new).orElse(defaultHome(options.version()));
    return new Setup(
        options.version(),
        jdks.find(options.version()),
        maven(progress),
        home,
        false,
        Optional.of(defaultHome(options.version())),
        options.ports(),
        plugins(),
        root.resolve("cypher-examples"));
  }

  /** A fresh server that leaves nothing behind. */
  Setup check(NeoVersion version, JdkFinder jdks, Progress progress) throws IOException {
    List<Path> plugins = plugins();
    Jdk jdk = jdks.find(version);
    return new Setup(
        version,
        jdk,
        maven(progress),
        new Home(Files.createTempDirectory("sphere-check-")),
        true,
        Optional.of(defaultHome(version)),
        Ports.free(),
        plugins,
        root.resolve("cypher-examples"));
  }

  Home defaultHome(NeoVersion version) {
    return new Home(root.resolve("install").resolve("server-" + version.text()));
  }

  Maven maven(Progress progress) {
    Path pom = root.resolve("install").resolve("server").resolve("pom.xml");
    return new Maven(Maven.command(mavenHome), pom, progress);
  }

  private List<Path> plugins() {
    return List.of(
        Configuration.builtPlugin(root.resolve("procedures").resolve("target"), "sphere"),
        Configuration.builtPlugin(root.resolve("text").resolve("target"), "sphere-text"),
        Configuration.builtPlugin(root.resolve("ontology").resolve("target"), "sphere-ontology"));
  }
}
