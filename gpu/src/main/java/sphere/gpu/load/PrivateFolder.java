package sphere.gpu.load;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * A folder that nobody else can write to, of a new name, under a given one; gone when it is closed.
 *
 * <p>Windows keeps the file of a library in use: there the folder stays, and is swept on another
 * day.
 */
final class PrivateFolder implements AutoCloseable {
  private static final String PREFIX = "sphere-gpu-";

  /** As {@link Files#createTempDirectory} names them. */
  private static final Pattern OURS = Pattern.compile(PREFIX + "\\d+");

  /** All that is ever written into one. */
  private static final Pattern LIBRARY =
      Pattern.compile("(lib)?JCudaDriver-[\\w.-]+\\.(so|dll)(\\.part)?");

  /** Older ones are leftovers: a folder is needed for a moment only. */
  private static final Duration DAY = Duration.ofDays(1);

  private final Path folder;

  /** Makes one, with mode 0700 where there are modes. */
  PrivateFolder(Path parent) throws IOException {
    folder = Files.createTempDirectory(parent, PREFIX);
    sweep(parent);
  }

  private void sweep(Path parent) {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
      for (Path each : folders) {
        sweepOne(each);
      }
    } catch (IOException | RuntimeException e) {
      // A folder that may not be listed is swept by somebody else.
      return;
    }
  }

  private void sweepOne(Path each) {
    try {
      if (isLeftover(each)) {
        deleteIfPossible(each);
      }
    } catch (IOException | RuntimeException e) {
      // Another process sweeps too.
      return;
    }
  }

  // Anybody may have put anything beside it: links are not followed, owners are compared.
  private boolean isLeftover(Path each) throws IOException {
    BasicFileAttributes facts =
        Files.readAttributes(each, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    return OURS.matcher(each.getFileName().toString()).matches()
        && facts.isDirectory()
        && facts.lastModifiedTime().toInstant().isBefore(Instant.now().minus(DAY))
        && Files.getOwner(each, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(folder));
  }

  /**
   * A file, which has its name only once it is whole.
   *
   * @param name of JCuda's library: no other is deleted again
   */
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
        if (LIBRARY.matcher(file.getFileName().toString()).matches()) {
          Files.deleteIfExists(file);
        }
      }
      Files.deleteIfExists(folder);
    } catch (IOException | RuntimeException e) {
      // In use, or not empty: left for another day.
      return;
    }
  }
}
