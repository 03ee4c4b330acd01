package sphere.gpu.load;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A folder that nobody else can write to, of a new name, under a given one; gone when it is closed.
 */
final class PrivateFolder implements AutoCloseable {
  private static final String PREFIX = "sphere-gpu-";

  private final Path folder;
  private final List<Path> files = new ArrayList<>();

  /** Makes one, with mode 0700 where there are modes. */
  PrivateFolder(Path parent) throws IOException {
    folder = Files.createTempDirectory(parent, PREFIX);
  }

  /** A file, which has its name only once it is whole. */
  Path write(String name, byte[] content) throws IOException {
    Path part = folder.resolve(name + ".part");
    files.add(part);
    Files.write(part, content);
    Path whole = folder.resolve(name);
    files.add(whole);
    try {
      Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, whole);
    }
    return whole;
  }

  /**
   * Takes it away. A library in use stays where the system does not let go of its file, as on
   * Windows; calling this again later helps.
   */
  @Override
  public void close() {
    for (Path file : files) {
      deleteIfPossible(file);
    }
    deleteIfPossible(folder);
  }

  private static void deleteIfPossible(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      path.toFile().deleteOnExit();
    }
  }
}
