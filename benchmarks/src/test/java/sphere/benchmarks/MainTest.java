package sphere.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.runner.options.TimeValue;
import sphere.geometry.kernel.Kernels;

class MainTest {
  private final Command main = new Command();
  @TempDir Path folder;

  @Test
  void namesTheBenchmarkItDoesNotKnow() throws IOException {
    main.fails(
        "The benchmark must be `completion`, `hierarchy`, `index`, `kernels`, `lens`, `ontology`, `peers`, `plots`, `protocols`, `queries`, `rivals`, `scale` or `soak`, but `speed` is not one.",
        "speed");
  }

  @Test
  void asksForTheFiles() throws IOException {
    main.fails("Option `--nodes` is missing.", "hierarchy");
    main.fails("No readable file `absent.tsv`.", "hierarchy", "--nodes", "absent.tsv");
  }

  @Test
  void refusesUnknownOptionsAndBadNumbers() throws IOException {
    String file = write("a.tsv", "a\ta\t\n", false);
    main.fails("Unknown option `--node`.", "hierarchy", "--node", file);
    main.fails("Option `--nodes` needs a value.", "hierarchy", "--nodes");
    main.fails("was `x`, but must be a whole number.", with(file, file, "--charts", "x"));
    main.fails("was `0`, but must be within", with(file, file, "--threads", "0"));
  }

  @Test
  void refusesALineWithoutParent() throws IOException {
    String file = write("a.tsv", "a\n", false);
    main.fails("Line 1 of `", with(file, file, "--seed", "1"));
  }

  @Test
  void mergesCyclesOfAPlainFile() throws IOException {
    String nodes = write("n.tsv", "a\tA\t\nb\tB\t\nc\tC\t\nd\tD\t\n", false);
    String edges = write("e.tsv", "a\tb\nb\ta\nc\ta\nd\tc\nd\tb\n", false);
    assertThat(main.json(with(nodes, edges, "--seed", "2")))
        .contains(figure("mergedCycles", "1"), figure("nodes", "4"), figure("edges", "5"))
        .contains(figure("subsumptionErrors", "0"), figure("balls", "3"));
  }

  @Test
  void descendsOnRequestOnly() throws IOException {
    String nodes = write("n.tsv", "a\tA\t\nb\tB\t\nc\tC\t\n", false);
    String edges = write("e.tsv", "b\ta\nc\ta\n", false);
    assertThat(main.json(with(nodes, edges, "--objective", "random")))
        .contains(figure("refined", "1"), figure("subsumptionErrors", "0"));
    assertThat(main.json(with(nodes, edges, "--objective", "spherex")))
        .contains(figure("f1", "1.0"));
    String[] shifted = {
      "hierarchy", "--nodes", nodes, "--edges", edges, "--objective", "random", "--sampling", ""
    };
    shifted[8] = "shifted";
    assertThat(main.json(shifted))
        .contains(figure("refined", "1"), figure("subsumptionErrors", "0"));
    shifted[8] = "none";
    main.fails("Value for `--sampling` was `none`", shifted);
    main.fails("Value for `objective` was `sgd`", with(nodes, edges, "--objective", "sgd"));
    main.fails("Option `--rate` needs `--objective spherex`.", with(nodes, edges, "--rate", "1"));
    main.fails(
        "Option `--floats` is of several charts, but a descent has one: set `--dimension`.",
        "hierarchy",
        "--jdk",
        "--objective",
        "spherex",
        "--floats",
        "32");
  }

  @Test
  void readsGzip() throws IOException {
    String nodes = write("n.tsv.gz", "a\tA\t\nb\tB\t\n", true);
    String edges = write("e.tsv.gz", "a\tb\n", true);
    assertThat(main.json(with(nodes, edges, "--charts", "1")))
        .contains(figure("closurePairs", "1"), figure("f1", "1.0"));
  }

  @Test
  void readsFilesOfWindows() throws IOException {
    String nodes = write("n.tsv", "\uFEFFa\tA\t\r\nb\tB\t\r\n", false);
    String edges = write("e.tsv", "a\tb\r\n", false);
    assertThat(main.json(with(nodes, edges, "--charts", "1")))
        .contains(figure("closurePairs", "1"), figure("danglingEdges", "0"));
  }

  @Test
  void embedsTheTypesOfTheJdk() {
    assertThat(main.json("hierarchy", "--jdk"))
        .contains(figure("falsePairs", "0"), figure("subsumptionErrors", "0"));
  }

  @Test
  void computesLensesInOrder() {
    main.input("1 1 1 .5\n\n16\t1 2  .5\n2 1 1 2\n2 2 1 0\n");
    String[] lines = main.json("lens").split("\\R");
    assertThat(lines).hasSize(4);
    assertLens(lines[0], .75, Math.log(.75));
    assertLens(lines[1], 0x1p-16, -16 * Math.log(2));
    assertThat(lines[2]).isEqualTo("{\"figure\":\"probability\",\"value\":0.0,\"log\":null}");
    assertThat(lines[3]).isEqualTo("{\"figure\":\"probability\",\"value\":1.0,\"log\":0.0}");
  }

  private static void assertLens(String line, double value, double log) {
    Matcher matcher =
        Pattern.compile("\\{\"figure\":\"probability\",\"value\":(.*),\"log\":(.*)}").matcher(line);
    assertThat(matcher.matches()).as(line).isTrue();
    assertThat(Double.parseDouble(matcher.group(1))).isCloseTo(value, within(1e-14 * value));
    assertThat(Double.parseDouble(matcher.group(2))).isCloseTo(log, within(1e-14 * -log));
  }

  @Test
  void namesTheLineThatIsNoLens() {
    main.input("2 1 1 1\n2 1 1\n");
    assertThat(main.run("lens")).isEqualTo(2);
    assertThat(main.err()).contains("Line 2 has 3 fields, but must have 4");
    main.input("2 1 1 x\n");
    assertThat(main.run("lens")).isEqualTo(2);
    assertThat(main.err()).contains("Line 1 is `2 1 1 x`, but must be");
    main.input("2 -1 1 1\n");
    assertThat(main.run("lens")).isEqualTo(2);
    assertThat(main.err()).contains("Line 1: Value for `outer` was `-1.0`");
  }

  // Milliseconds where the command takes minutes: what it prints, not how fast anything is.
  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void measuresKernels() {
    assumeThat(Kernels.backends().get(0).detail()).doesNotStartWith("it was slower");
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream log = new PrintStream(err, true, StandardCharsets.UTF_8);
    List<String> lines = new KernelBenchmark(log, 1, TimeValue.milliseconds(5)).run();
    Pattern line =
        Pattern.compile("\\{\"figure\":\"(\\w+)\"(,\"dimension\":\\d+)?,\"value\":([0-9.]+)}");
    assertThat(lines)
        .as(err.toString(StandardCharsets.UTF_8))
        .allSatisfy(
            text -> {
              Matcher matcher = line.matcher(text);
              assertThat(matcher.matches()).as(text).isTrue();
              assertThat(Double.parseDouble(matcher.group(3))).isPositive();
            })
        .anySatisfy(
            text ->
                assertThat(text).startsWith("{\"figure\":\"vectorOverScalar\",\"dimension\":64,"))
        .anySatisfy(
            text -> assertThat(text).startsWith("{\"figure\":\"bandwidthShare\",\"value\":"))
        .hasSize(11);
  }

  // As above; and that nothing is answered wrongly, which no machine may change.
  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void measuresTheIndex() throws IOException {
    PrintStream log = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    String nodes = write("n.tsv", "a\tA\t\nb\tB\t\nc\tC\t\nd\tD\t\n", false);
    String edges = write("e.tsv", "b\ta\nc\ta\nd\tb\nd\tc\n", false);
    Options options = Options.parse(List.of("--nodes", nodes, "--edges", edges));
    String figures = new IndexBenchmark(options, log, TimeValue.milliseconds(5)).run();
    assertThat(figures).contains(figure("wrongAnswers", "0"), figure("balls", "4"));
    for (String name : List.of("containsNanos", "closureBinarySearchNanos", "insideMicros")) {
      assertThat(figures).containsPattern("\"" + name + "\",\"value\":[0-9.]+");
    }
    String empty = write("e.tsv", "", false);
    main.fails("There is no node to ask about", "index", "--nodes", empty, "--edges", empty);
  }

  @Test
  void printsTheFiguresOfTheProtocols() throws IOException {
    assertThat(main.json(protocols("--dimension", "10")))
        .contains(figure("dimension", "10"), figure("charts", "2"))
        .contains(figure("reconstructionMeanRank", "1.0"), figure("reconstructionMap", "100.0"))
        .contains(figure("closureF1At0", "100.0"), figure("closureF1At50", "100.0"))
        .contains(figure("secondParents", "0"), figure("secondParentMrr", "null"))
        .doesNotContain("refined");
  }

  // One epoch from anywhere: far from what the atlas prints.
  @Test
  void protocolsDescendOnRequest() throws IOException {
    String random =
        main.json(protocols("--dimension", "10", "--objective", "random", "--epochs", "1"));
    assertThat(random)
        .contains(figure("dimension", "10"), figure("charts", "1"))
        .contains(figure("coordinatesPerChart", "9"))
        .contains(figure("trainings", "6"), figure("refined", "6"))
        .doesNotContain(figure("reconstructionMap", "100.0"))
        .doesNotContain(figure("closureF1At0", "100.0"));
    assertThat(main.json(protocols("--dimension", "10", "--objective", "spherex", "--epochs", "1")))
        .contains(figure("charts", "1"), figure("reconstructionMap", "100.0"))
        .contains(figure("refined", "0"));
  }

  private String[] protocols(String... options) throws IOException {
    StringBuilder nodes = new StringBuilder("0\t\t\n");
    StringBuilder edges = new StringBuilder();
    for (int v = 1; v < 200; v++) {
      nodes.append(v).append("\t\t\n");
      edges.append(v).append('\t').append((v - 1) / 3).append('\n');
    }
    String nodeFile = write("n.tsv", nodes.toString(), false);
    String edgeFile = write("e.tsv", edges.toString(), false);
    return Stream.concat(
            Stream.of("protocols", "--nodes", nodeFile, "--edges", edgeFile), Stream.of(options))
        .toArray(String[]::new);
  }

  @Test
  void refusesOptionsThatABenchmarkWouldIgnore() throws IOException {
    main.fails("in place of `--charts` and `--floats`", "protocols", "--jdk", "--charts", "2");
    main.fails("Option `--dimension` is missing.", "protocols", "--jdk");
    main.fails("Option `--dimension` needs a value.", "protocols", "--jdk", "--dimension");
    main.fails("Value for `--dimension` was `2`", "protocols", "--jdk", "--dimension", "2");
    main.fails("Unknown option `--most`.", protocols("--dimension", "5", "--most", "9"));
    main.fails("`--epochs` needs `--objective", protocols("--dimension", "5", "--epochs", "9"));
    main.fails("was `10`", "scale", "--most", "10");
    for (String option : List.of("--objective", "--epochs", "--rate", "--nodes", "--jdk")) {
      main.fails("Unknown option `" + option + "`.", "scale", "--most", "10000", option, "random");
    }
    main.fails("was `0`", "rivals", "--jdk", "--seeds", "0");
    main.fails(
        "Value for `--only` was `cone`, but must be one of `atlas`, `ballConstructive`",
        "rivals",
        "--jdk",
        "--only",
        "cone");
    main.fails("Unknown option `--charts`.", "rivals", "--jdk", "--charts", "2");
  }

  @Test
  void refusesAKernelThatIsNone() throws IOException {
    String file = write("a.tsv", "a\ta\t\n", false);
    main.fails(
        "Value for `kernel` was `avx`, but must be one of", with(file, file, "--kernel", "avx"));
  }

  @Test
  void picturesInTheManualAreWhatTheLibraryDraws() throws IOException {
    assertThat(main.json("plots", folder.toString())).isEmpty();
    for (String name : GeometryPlots.all().keySet()) {
      assertThat(folder.resolve(name)).hasSameTextualContentAs(Path.of("../docs/geometry", name));
    }
    assertThat(main.run("plots")).isEqualTo(2);
  }

  private static String figure(String name, String value) {
    return "{\"figure\":\"" + name + "\",\"value\":" + value + "}\n";
  }

  private String write(String name, String text, boolean gzip) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream raw = Files.newOutputStream(file);
        OutputStream stream = gzip ? new GZIPOutputStream(raw) : raw) {
      stream.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return file.toString();
  }

  private static String[] with(String nodes, String edges, String key, String value) {
    return new String[] {"hierarchy", "--nodes", nodes, "--edges", edges, key, value};
  }
}
