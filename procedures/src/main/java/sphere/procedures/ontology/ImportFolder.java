package sphere.procedures.ontology;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.neo4j.configuration.Config;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.graphdb.security.URLAccessChecker;
import org.neo4j.graphdb.security.URLAccessValidationError;
import sphere.procedures.job.Job;

/**
 * Files that users may name: those in Neo4j's import folder, by the settings and privileges of
 * {@code LOAD CSV}. Stricter in that nothing is read outside, by no link either, and that without
 * the setting it is the folder {@code import} of the server. Thread-safe.
 */
public final class ImportFolder {
  private static final String FOLDER = GraphDatabaseSettings.load_csv_file_url_root.name();
  private static final String ALLOWED = GraphDatabaseSettings.allow_file_urls.name();
  private static final int CHUNK = 1 << 20;
  private static final int LONGEST = Integer.MAX_VALUE - 8;

  private final Config config;

  /** That of a server. */
  public ImportFolder(Config config) {
    this.config = config;
  }

  /**
   * Reads a file, its bytes accounted first.
   *
   * @param access what Neo4j allows who calls
   * @throws IllegalArgumentException if it is no file below the folder
   * @throws IllegalStateException if that is not allowed, or there is no memory for it
   */
  byte[] read(FileAddress address, URLAccessChecker access, Job job) {
    String path = address.path();
    requireAllowed(address, path, access);
    try {
      return read(address, real(address, path), job);
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException(
          "There is no file `%s` in Neo4j's import folder (setting `%s`)."
              .formatted(address.shown(), FOLDER));
    } catch (IOException | InvalidPathException e) {
      // Their own words tell where the folder is.
      throw new IllegalArgumentException(
          "File `%s` cannot be read by the server (%s)."
              .formatted(address.shown(), e.getClass().getSimpleName()));
    }
  }

  private void requireAllowed(FileAddress address, String path, URLAccessChecker access) {
    if (!config.get(GraphDatabaseSettings.allow_file_urls)) {
      throw new IllegalStateException(
          "File `%s` may not be read: setting `%s` is false. Give the text of the document itself."
              .formatted(address.shown(), ALLOWED));
    }
    try {
      access.checkURL(url(path));
    } catch (URLAccessValidationError | IOException | URISyntaxException e) {
      throw new IllegalStateException(
          "File `%s` may not be read by the rules of `LOAD CSV`.".formatted(address.shown()));
    }
  }

  private static URL url(String path) throws IOException, URISyntaxException {
    return new URI("file", null, "/" + path, null).toURL();
  }

  // Without the setting LOAD CSV reads any file of the machine. We do not.
  private Path folder() {
    return config.isExplicitlySet(GraphDatabaseSettings.load_csv_file_url_root)
        ? config.get(GraphDatabaseSettings.load_csv_file_url_root)
        : config.get(GraphDatabaseSettings.neo4j_home).resolve("import");
  }

  private Path real(FileAddress address, String path) throws IOException {
    Path folder = folder().toRealPath();
    Path file = folder.resolve(path).toRealPath();
    if (!file.startsWith(folder)) {
      throw new IllegalArgumentException(
          "File `%s` is a link that leads out of Neo4j's import folder (setting `%s`)."
              .formatted(address.shown(), FOLDER));
    } else if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new IllegalArgumentException(
          "`%s` is no file, but a folder or a device.".formatted(address.shown()));
    }
    return file;
  }

  private static byte[] read(FileAddress address, Path file, Job job) throws IOException {
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      long size = Files.size(file);
      requireFits(address, size);
      job.account(Source.PARSED * size);
      byte[] bytes = new byte[(int) size];
      int end = 0;
      int count = 1;
      while (count > 0) {
        job.progress("reading", (double) end / Math.max(1, size));
        count = in.readNBytes(bytes, end, Math.min(CHUNK, bytes.length - end));
        end += count;
      }
      return end == bytes.length ? bytes : Arrays.copyOf(bytes, end);
    }
  }

  private static void requireFits(FileAddress address, long size) {
    if (size > LONGEST) {
      throw new IllegalArgumentException(
          "File `%s` has %d bytes, but at most %d can be read at once. Split it."
              .formatted(address.shown(), size, LONGEST));
    }
  }
}
