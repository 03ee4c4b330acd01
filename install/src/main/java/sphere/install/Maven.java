package sphere.install;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Runs Maven.
 *
 * @param command the executable
 * @param serverPom the project that names what a server is made of
 * @param progress where downloads are counted
 */
record Maven(String command, Path serverPom, Progress progress) {
  private static final int REMEMBERED_LINES = 25;

  /** The executable in Maven's own folder if that is known, else what the search path has. */
  static String command(String mavenHome) {
    Path inHome = Path.of(mavenHome, "bin", "mvn");
    return !mavenHome.isEmpty() && Files.isExecutable(inHome) ? inHome.toString() : "mvn";
  }

  void copyServer(NeoVersion version, Path lib) throws IOException {
    run(
        List.of(
            command,
            "-B",
            "-f",
            serverPom.toString(),
            "-Dneo4j.version=" + version.text(),
            "-DincludeScope=runtime",
            "-DoutputDirectory=" + lib,
            "dependency:copy-dependencies"));
  }

  private void run(List<String> arguments) throws IOException {
    Process process =
        new ProcessBuilder(arguments)
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .start();
    Deque<String> last = new ArrayDeque<>();
    try (BufferedReader out = process.inputReader()) {
      follow(out, last);
      int status = process.waitFor();
      Fault.unless(
          status == 0,
          "Maven could not copy the server's jars (status %d); it said:%n%s",
          status,
          String.join(System.lineSeparator(), last));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Fault("Copying the server's jars was interrupted; run it again.", e);
    } finally {
      process.destroy();
    }
  }

  private void follow(BufferedReader out, Deque<String> last) throws IOException {
    int downloads = 0;
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.contains("Downloaded from")) {
        downloads++;
        progress.beat("Maven: %d files downloaded.", downloads);
      } else if (!line.contains("Downloading from") && !line.startsWith("Progress")) {
        last.add(line);
        if (last.size() > REMEMBERED_LINES) {
          last.remove();
        }
      }
    }
  }
}
