package sphere.gpu.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import sphere.gpu.ptx.PtxModule;

/** The stand-in driver, built and loaded once for this JVM. */
public final class StandIn {
  private static final Path FOLDER =
      Path.of(System.getProperty("gpu.build"), "standin").toAbsolutePath();
  private static final Path PLAY = FOLDER.resolve("play");
  private static final Path LOG = FOLDER.resolve("log");
  private static final Path SOURCES = Path.of("src/main/cuda");
  private static final Path SHIM = Path.of("src/test/cuda");

  /** Of the play, so that the driver begins to count anew. */
  private static final AtomicInteger SERIAL = new AtomicInteger();

  /** Why there is none, or empty. */
  private static final String MISSING = load();

  private StandIn() {}

  /**
   * Plays what is given, a "key value" each, from a clean slate.
   *
   * <p>Where no compiler is found the test is skipped, unless {@code -Dgpu.fake.required=true}.
   */
  public static void play(String... lines) {
    if (!MISSING.isEmpty()) {
      if (Boolean.getBoolean("gpu.fake.required")) {
        throw new IllegalStateException(MISSING);
      }
      Assumptions.abort(MISSING + "; the PTX was interpreted all the same");
    }
    try {
      List<String> play = new ArrayList<>(List.of("serial " + SERIAL.incrementAndGet()));
      play.addAll(List.of(lines));
      Files.write(PLAY, play);
      Files.write(LOG, new byte[0]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What has been done wrong since. */
  public static List<String> log() {
    try {
      return Files.readAllLines(LOG);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String load() {
    if (!System.getProperty("os.name").startsWith("Linux")) {
      return "no stand-in driver on " + System.getProperty("os.name");
    }
    try {
      String compiler = compiler();
      return compiler.isEmpty() ? "no g++ or c++ on the path" : built(compiler);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String compiler() {
    return Stream.of("g++", "c++")
        .filter(
            name ->
                Stream.of(System.getenv("PATH").split(":"))
                    .anyMatch(folder -> Files.isExecutable(Path.of(folder, name))))
        .findFirst()
        .orElse("");
  }

  private static String built(String compiler) throws IOException, InterruptedException {
    Files.createDirectories(FOLDER);
    List<Path> all = new ArrayList<>(List.of(SHIM.resolve("driver.cpp")));
    for (Path folder : List.of(SOURCES, SHIM)) {
      try (Stream<Path> sources = Files.list(folder)) {
        for (Path source : sources.filter(p -> p.toString().endsWith(".cu")).sorted().toList()) {
          all.add(unit(source));
        }
      }
    }
    Path library = FOLDER.resolve("libcuda.so.1");
    run(command(compiler, library, all));
    // Found by its name when JCuda's library asks for it: no search path is needed.
    System.load(library.toString());
    return "";
  }

  // A kernel source with its entries registered, those that the PTX has.
  private static Path unit(Path source) throws IOException {
    String name = source.getFileName().toString().replace(".cu", "");
    Path resources = source.getParent().resolveSibling("resources").resolve("sphere/gpu");
    String ptx = Files.readString(resources.resolve(name + ".ptx"));
    String entries =
        new PtxModule(ptx)
            .names().stream().map("ENTRY(%s)\n"::formatted).collect(Collectors.joining());
    return Files.writeString(
        FOLDER.resolve(name + ".cpp"),
        "#include \"lanes.h\"\n#include \"%s.cu\"\n%s".formatted(name, entries));
  }

  private static List<String> command(String compiler, Path library, List<Path> sources) {
    List<String> command =
        new ArrayList<>(
            List.of(
                compiler,
                "-std=c++17",
                "-O2",
                "-ffp-contract=off",
                "-fPIC",
                "-shared",
                "-Wno-unknown-pragmas",
                "-Wl,-soname,libcuda.so.1",
                "-DSTAND_IN_PLAY=\"%s\"".formatted(PLAY),
                "-DSTAND_IN_LOG=\"%s\"".formatted(LOG),
                "-I" + SHIM,
                "-I" + SOURCES,
                "-o",
                library.toString()));
    sources.forEach(source -> command.add(source.toString()));
    return command;
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    Path output = FOLDER.resolve("compiler.log");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IllegalStateException("The stand-in driver: " + Files.readString(output));
    }
  }
}
