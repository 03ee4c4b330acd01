package sphere.install;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The file that says that a server's jars are whole: its version, then name and size of each jar.
 * It is written last, so a copy that was cut off has none, and a jar lost later is noticed.
 */
record LibraryMarker(Path lib) {
  private static final String NAME = "complete.txt";
  private static final Pattern JAR = Pattern.compile(".+\\.jar");

  void write(NeoVersion version) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(version.text());
    for (Path jar : jars()) {
      lines.add(entry(jar));
    }
    Path unfinished = lib.resolve(NAME + ".part");
    Files.write(unfinished, lines);
    Files.move(unfinished, lib.resolve(NAME));
  }

  /** The version whose jars were once copied whole, even if some are gone since. */
  Optional<String> version() {
    return lines().stream().findFirst();
  }

  boolean isWhole(NeoVersion version) {
    List<String> lines = lines();
    return !lines.isEmpty()
        && lines.get(0).equals(version.text())
        && jars().stream()
            .map(LibraryMarker::entry)
            .toList()
            .equals(lines.subList(1, lines.size()));
  }

  List<Path> jars() {
    return Folders.list(lib, JAR);
  }

  private List<String> lines() {
    Path file = lib.resolve(NAME);
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String entry(Path jar) {
    try {
      return jar.getFileName() + " " + Files.size(jar);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
