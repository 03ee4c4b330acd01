package sphere.gpu.load;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;

/**
 * A folder that nobody else can write to, of a new name, under a given one; gone when it is closed.
 *
 * <p>Windows keeps the file of a library in use: there the folder stays, and is swept on another
 * day.
 */
final class PrivateFolder implements AutoCloseable {
  private static final String PREFIX = "sphere-gpu-";

  /** Older ones are leftovers: a folder is needed for a moment only. */
  private static final Duration DAY = Duration.ofDays(1);

  private final Path folder;

  /** Makes one, with mode 0700 where there are modes. */
  PrivateFolder(Path parent) throws IOException {
    folder = Files.createTempDirectory(parent, PREFIX);
    sweep(parent);
  }

  private static void sweep(Path parent) throws IOException {
    Instant old = Instant.now().minus(DAY);
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
      for (Path each : folders) {
        if (Files.getLastModifiedTime(each).toInstant().isBefore(old)) {
          deleteIfPossible(each);
        }
      }
    } catch (NoSuchFileException e) {
      // Another process sweeps too.
      return;
    }
  }

  /** A file, which has its name only once it is whole. */
  Path write(String name, byte[] content) throws IOException {
    Path part = Files.write(folder.resolve(name + ".part"), content);
    return Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void close() {
    deleteIfPossible(folder);
  }

  private static void deleteIfPossible(Path folder) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      // In use, or somebody else's: left for another day.
      return;
    }
  }
}
