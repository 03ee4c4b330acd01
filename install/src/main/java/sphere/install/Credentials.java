package sphere.install;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Properties;

/**
 * User and password of a demo server.
 *
 * @param user always Neo4j's first user
 * @param password drawn by chance when the home was made
 */
record Credentials(String user, String password) {
  private static final String FILE = "sphere-demo.properties";
  private static final String ALPHABET =
      "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
  private static final int PASSWORD_LENGTH = 20;

  /**
   * Those of a home. A new home gets new ones; its file, written before all others, also tells that
   * the folder is ours.
   */
  static Credentials of(Home home) throws IOException {
    Path file = file(home);
    if (Files.exists(file)) {
      return read(file);
    }
    Fault.unless(
        Folders.isEmpty(home.folder()),
        "`%s` is not empty and was not made by install/run; choose a new or empty folder with"
            + " `--home`.",
        home.folder());
    Credentials fresh = new Credentials("neo4j", randomPassword());
    fresh.write(file);
    return fresh;
  }

  static Path file(Home home) {
    return home.conf().resolve(FILE);
  }

  private static Credentials read(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      properties.load(in);
    }
    String password = properties.getProperty("password", "");
    Fault.unless(
        !password.isEmpty(),
        "`%s` holds no password; delete the folder of that server to begin anew.",
        file);
    return new Credentials(properties.getProperty("user", "neo4j"), password);
  }

  private void write(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Path unfinished = file.resolveSibling(FILE + ".part");
    Files.deleteIfExists(unfinished);
    Files.createFile(
        unfinished,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    try (BufferedWriter out = Files.newBufferedWriter(unfinished)) {
      properties.store(out, "Made by install/run for this demo server.");
    }
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Letters and digits only: a leading hyphen would be taken for an option. */
  private static String randomPassword() {
    SecureRandom random = new SecureRandom();
    StringBuilder password = new StringBuilder();
    while (password.length() < PASSWORD_LENGTH) {
      password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return password.toString();
  }
}
