package sphere.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Fills a home's folder `lib` with the jars of a Neo4j Community server. */
final class Libraries {
  private final Home home;
  private final NeoVersion version;
  private final Progress progress;

  Libraries(Home home, NeoVersion version, Progress progress) {
    this.home = home;
    this.version = version;
    this.progress = progress;
  }

  /**
   * Leaves whole jars alone, else takes those of another home, else asks Maven.
   *
   * @param donor another home, whose jars are taken if they are whole and of this version
   * @param maven what resolves the jars otherwise
   */
  void provide(Optional<Home> donor, Maven maven) throws IOException {
    LibraryMarker marker = new LibraryMarker(home.lib());
    requireSameVersion(marker);
    if (marker.isWhole(version)) {
      progress.step(
          "Neo4j %s: its %d jars are there already.", version.text(), marker.jars().size());
      return;
    }
    Folders.delete(home.lib());
    Files.createDirectories(home.lib());
    fill(donor.map(other -> new LibraryMarker(other.lib())), maven);
    marker.write(version);
    progress.step("Neo4j %s: %d jars in place.", version.text(), marker.jars().size());
  }

  private void fill(Optional<LibraryMarker> donor, Maven maven) throws IOException {
    if (donor.isPresent() && donor.get().isWhole(version)) {
      progress.step("Neo4j %s: taking the jars of %s.", version.text(), donor.get().lib());
      linkAll(donor.get().jars());
    } else {
      progress.step(
          "Neo4j %s: resolving its jars with Maven (about 150 MB at first).", version.text());
      maven.copyServer(version, home.lib());
    }
  }

  private void requireSameVersion(LibraryMarker marker) {
    String present = marker.version().orElse(version.text());
    Fault.unless(
        present.equals(version.text()),
        "`%s` holds Neo4j %s, but %s was asked for; choose another folder with `--home`, or delete"
            + " that one.",
        home.folder(),
        present,
        version.text());
  }

  private void linkAll(List<Path> jars) throws IOException {
    for (Path jar : jars) {
      link(jar, home.lib().resolve(jar.getFileName()));
    }
  }

  /** A link costs nothing, but not every pair of folders allows it. */
  private static void link(Path from, Path to) throws IOException {
    try {
      Files.createLink(to, from);
    } catch (IOException | UnsupportedOperationException e) {
      Files.copy(from, to);
    }
  }
}
