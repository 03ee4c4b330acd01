package sphere.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionTest {
  private final Command main = new Command();
  @TempDir Path folder;

  // Animals lie at angles below 45 degrees, plants above; two things are asked for.
  @BeforeEach
  void makeFolder() throws IOException {
    StringBuilder nodes = new StringBuilder("r\tthing\na\tanimal\tit moves\np\tplant\t\n");
    StringBuilder edges = new StringBuilder("a\tr\np\tr\n");
    StringBuilder features = new StringBuilder("r\t5 5\na\t9 1\np\t1 9\n");
    for (int i = 0; i < 6; i++) {
      nodes.append("a%d\tbeast %d\np%d\therb %d\n".formatted(i, i, i, i));
      edges.append("a%d\ta\np%d\tp\n".formatted(i, i));
      features.append("a%d\t%d %d\np%d\t%d %d\n".formatted(i, 20 + i, 3 + i, i, 3 + i, 20 + i));
    }
    nodes.append("q0\twild animal\nq1\toak\n");
    features.append("q0\t90 11\nq1\t11 90\n");
    write("nodes.tsv", nodes.toString());
    write("edges.tsv", edges + "q0\ta\nq1\tp\n");
    write("features.tsv", features.toString());
    Files.createDirectory(folder.resolve("split"));
    write("split/train_edges.tsv", edges.toString());
    write("split/test.tsv", "q0\ta\nq1\tp\n");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private String[] command(String... more) {
    String data = folder.toString();
    String features = folder.resolve("features.tsv").toString();
    return Stream.concat(
            Stream.of("completion", "--data", data, "--features", features, "--dimension", "2"),
            Stream.of(more))
        .toArray(String[]::new);
  }

  @Test
  void printsWhatIsFoundAndWhatRulesFind() {
    String json = main.json(command("--seeds", "2"));
    assertThat(json)
        .contains(figure("queries", "2.0"), figure("candidates", "15.0"))
        .contains(figure("leafParents", "2.0"))
        .contains(figure("headWordAccuracy", "50.0"))
        .contains(figure("childCountMeanRank", "1.5"))
        .contains(figure("encoderCosineAccuracy", "100.0"), figure("encoderCosineMrr", "100.0"))
        .contains(figure("nearestNeighborAccuracy", "100.0"))
        .doesNotContain("encodeSeconds", "null");
    for (String name :
        List.of("accuracy", "mrr", "meanRank", "hits5", "wuPalmer", "accuracyAmongLeafParents")) {
      assertThat(json).contains("{\"figure\":\"" + name + "\",\"value\":");
    }
    for (String name :
        List.of(
            "secondsPerRun",
            "placeMillis",
            "epochs",
            "calibrationError",
            "precisionOfSurestFifth",
            "semanticPrecision")) {
      assertThat(json).contains("{\"figure\":\"" + name + "\",\"value\":");
    }
    assertThat(main.err()).contains("seed 1: accuracy ", "seed 2: ");
  }

  @Test
  void changesNothingWithThreadsOrKernel() {
    assertThat(untimed(command("--seeds", "1", "--threads", "1", "--kernel", "scalar")))
        .isEqualTo(untimed(command("--seeds", "1", "--threads", "4", "--kernel", "scalar")));
  }

  @Test
  void comparesBallsAndBoxes() {
    List<String> one = untimed(command("--seeds", "1", "--heads", "--threads", "1"));
    assertThat(one).isEqualTo(untimed(command("--seeds", "1", "--heads", "--threads", "4")));
    for (String head : List.of("ballHead", "boxHead")) {
      for (String figure : List.of("Accuracy", "Mrr", "MeanRank", "Epochs")) {
        assertThat(one).anyMatch(l -> l.startsWith("{\"figure\":\"" + head + figure + "\""));
      }
    }
    assertThat(untimed(command("--seeds", "1"))).noneMatch(l -> l.contains("Head"));
  }

  private List<String> untimed(String... args) {
    return Arrays.stream(main.json(args).split("\\R"))
        .filter(line -> !line.contains("\"secondsPerRun\"") && !line.contains("\"placeMillis\""))
        .toList();
  }

  @Test
  void learnsWithoutPartsAndAfterRotation() {
    String json =
        main.json(
            command("--seeds", "1", "--without", "words,children,radius,nesting", "--rotate"));
    assertThat(json).contains(figure("queries", "2.0"));
  }

  @Test
  void holdsOutLeavesOfAFolderWithoutSplit() throws IOException {
    Files.delete(folder.resolve("split/train_edges.tsv"));
    Files.delete(folder.resolve("split/test.tsv"));
    Files.delete(folder.resolve("split"));
    assertThat(main.json(command("--seeds", "1")))
        .contains(figure("queries", "3.0"), figure("candidates", "14.0"));
    assertThat(main.json(command("--seeds", "2", "--sample", "5")))
        .contains(figure("queries", "5.0"), figure("candidates", "12.0"));
    main.fails("Of 14 leaves", command("--sample", "14"));
  }

  /** Eight things between both kinds have both parents; three of them lose one. */
  @Test
  void proposesEdgesThatWereTakenAway() throws IOException {
    StringBuilder nodes = new StringBuilder(Files.readString(folder.resolve("nodes.tsv")));
    StringBuilder edges = new StringBuilder(Files.readString(folder.resolve("edges.tsv")));
    StringBuilder features = new StringBuilder(Files.readString(folder.resolve("features.tsv")));
    for (int i = 0; i < 8; i++) {
      nodes.append("h%d\thybrid %d\n".formatted(i, i));
      edges.append("h%d\ta\nh%d\tp\n".formatted(i, i));
      features.append("h%d\t%d %d\n".formatted(i, 20 + i, 27 - i));
    }
    write("nodes.tsv", nodes.toString());
    write("edges.tsv", edges.toString());
    write("features.tsv", features.toString());
    String json = main.json(command("--seeds", "1", "--removed", "3"));
    assertThat(json).contains(figure("removedEdges", "3.0"));
    // All three among the first ten of what is proposed for 25 things.
    assertThat(json).contains(figure("removedEdgePrecision10", "30.0"));
    main.fails("Of 8 nodes with several parents", command("--removed", "9"));
  }

  @Test
  void encodesTextsByTheEncoderThatIsFound() {
    String json = main.json("completion", "--data", folder.toString(), "--seeds", "1");
    assertThat(json).contains("{\"figure\":\"encodeSeconds\",\"value\":");
    assertThat(main.err()).contains("texts by ", "encoded 18 of 18 texts");
    assertThat(main.json(command("--text", "--seeds", "1"))).contains("encodeSeconds");
  }

  @Test
  void refusesWhatItDoesNotTake() throws IOException {
    main.fails("Option `--data` is missing.", "completion");
    main.fails("No folder `absent`.", "completion", "--data", "absent");
    main.fails("No readable file `absent`.", command()[0], "--data", "x", "--features", "absent");
    main.fails("Unknown option `--edges`.", command("--edges", "x"));
    main.fails("Option `--seeds` needs a value.", command("--seeds"));
    main.fails("Value for `--seeds` was `0`", command("--seeds", "0"));
    main.fails(
        "Value for `--without` was `word`, but must be among `words`, `vectors`, `children`,"
            + " `radius`, `nesting`, with commas between.",
        command("--without", "word"));
    main.fails("Option `--sample` is of folders without `split`", command("--sample", "2"));
    write("features.tsv", "a\t1 2\np\t3\n");
    main.fails("the vector of `p` has 1 coordinates, but those before have 2.", command());
    Files.delete(folder.resolve("split/test.tsv"));
    write("features.tsv", "a\t1 2\np\t3 4\n");
    main.fails("No readable file `" + folder.resolve("split/test.tsv"), command());
  }

  private static String figure(String name, String value) {
    return String.format(
        Locale.ROOT, "{\"figure\":\"%s\",\"value\":%s,\"spread\":0.0}%n", name, value);
  }
}
