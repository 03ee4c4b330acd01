package sphere.install;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds a JDK that starts a given Neo4j. */
final class JdkFinder {
  private static final List<String> VARIABLES =
      List.of("JAVA_HOME", "JAVA_HOME_25", "JAVA_HOME_21", "JAVA_HOME_17");

  private final List<Path> candidates;

  JdkFinder(List<Path> candidates) {
    this.candidates = List.copyOf(candidates);
  }

  /** The running Java first, then what the environment names, then the usual folders. */
  static JdkFinder ofThisMachine(Map<String, String> environment) {
    List<Path> candidates = new ArrayList<>();
    candidates.add(Path.of(System.getProperty("java.home")));
    VARIABLES.stream()
        .map(environment::get)
        .filter(home -> home != null && !home.isBlank())
        .forEach(home -> candidates.add(Path.of(home)));
    candidates.addAll(usualFolders(Path.of(System.getProperty("user.home"))));
    return new JdkFinder(candidates);
  }

  private static List<Path> usualFolders(Path user) {
    List<Path> found = new ArrayList<>();
    found.addAll(children(Path.of("/usr/lib/jvm"), ""));
    found.addAll(children(Path.of("/usr/java"), ""));
    found.addAll(children(Path.of("/opt"), ""));
    found.addAll(children(Path.of("/opt/java"), ""));
    found.addAll(children(Path.of("/Library/Java/JavaVirtualMachines"), "Contents/Home"));
    found.addAll(children(Path.of("/opt/homebrew/opt"), "libexec/openjdk.jdk/Contents/Home"));
    found.addAll(children(user.resolve("Library/Java/JavaVirtualMachines"), "Contents/Home"));
    found.addAll(children(user.resolve(".sdkman/candidates/java"), ""));
    found.addAll(children(user.resolve(".jdks"), ""));
    return found;
  }

  private static List<Path> children(Path folder, String below) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      List<Path> found = new ArrayList<>();
      stream.forEach(child -> found.add(child.resolve(below)));
      found.sort(Comparator.naturalOrder());
      return found;
    } catch (IOException | DirectoryIteratorException e) {
      return List.of(); // a folder that may not be read holds no JDK for us
    }
  }

  Jdk find(NeoVersion version) {
    List<Jdk> found = candidates.stream().flatMap(path -> probe(path).stream()).toList();
    return Stream.concat(
            version.preferredJavas().stream().flatMap(major -> ofMajor(found, major)),
            found.stream().filter(jdk -> jdk.major() >= version.minimumJava()))
        .findFirst()
        .orElseThrow(() -> none(version, found));
  }

  private static Stream<Jdk> ofMajor(List<Jdk> found, int major) {
    return found.stream().filter(jdk -> jdk.major() == major);
  }

  private static Fault none(NeoVersion version, List<Jdk> found) {
    String seen =
        found.stream()
            .map(jdk -> Integer.toString(jdk.major()))
            .distinct()
            .collect(Collectors.joining(", "));
    return new Fault(
        "Neo4j %s needs %s, but %s was found; install one or set JAVA_HOME."
            .formatted(
                version.text(),
                version.requirement(),
                seen.isEmpty() ? "none" : "only Java " + seen));
  }

  /** Every JDK since 9 says its version in the file `release`. */
  private static Optional<Jdk> probe(Path home) {
    Path release = home.resolve("release");
    if (!Files.isExecutable(home.resolve("bin/java")) || !Files.isReadable(release)) {
      return Optional.empty();
    }
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(release)) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return major(properties.getProperty("JAVA_VERSION", "")).map(major -> new Jdk(home, major));
  }

  private static Optional<Integer> major(String version) {
    String digits = version.replace("\"", "").split("[^0-9]", 2)[0];
    return digits.isEmpty() ? Optional.empty() : Optional.of(Integer.valueOf(digits));
  }
}
