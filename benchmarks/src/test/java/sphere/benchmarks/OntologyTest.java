package sphere.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OntologyTest {
  private static final int ORGANS = 6;
  private static final int DISEASES = 5;

  private final Command main = new Command();
  @TempDir Path folder;
  private Path file;

  /**
   * Organs with a part below each, diseases that are located in them, a defined disease of each
   * organ; and a cell, of which only a chain of roles says that what is located there is located in
   * the first organ.
   */
  @BeforeEach
  void makeFile() throws IOException {
    StringBuilder lines = new StringBuilder("NF1\tdisease\tthing\nNF1\torgan\tthing\n");
    lines.append("CHAIN\tin\tpart_of\tin\nSUBROLE\tonly_in\tin\nDISJ\torgan\tdisease\n");
    for (int o = 0; o < ORGANS; o++) {
      lines.append("NF1\torgan%d\torgan\nNF1\tpart%d\torgan%d\n".formatted(o, o, o));
      lines.append("NF1\tof%d\tdisease\nNF3\tof%d\tin\torgan%d\n".formatted(o, o, o));
      lines.append("NF4\tin\torgan%d\t_:x%d\nNF2\tdisease\t_:x%d\tof%d\n".formatted(o, o, o, o));
      for (int d = 0; d < DISEASES; d++) {
        lines.append("NF1\td%d_%d\tdisease\n".formatted(o, d));
        String place = d % 2 == 0 ? "organ" : "part";
        lines.append("NF3\td%d_%d\tin\t%s%d\n".formatted(o, d, place, o));
      }
    }
    lines.append("NF1\tcell\tthing\nNF3\tcell\tpart_of\torgan0\n");
    lines.append("NF1\tdcell\tdisease\nNF3\tdcell\tin\tcell\n");
    file = folder.resolve("axioms.tsv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  private String[] command(String... more) {
    return Stream.concat(
            Stream.of("ontology", "--axioms", file.toString(), "--dimension", "16"),
            Stream.of(more))
        .toArray(String[]::new);
  }

  private static double value(String json, String figure) {
    Matcher matcher =
        Pattern.compile("\"" + Pattern.quote(figure) + "\",\"value\":([-0-9.E]+)").matcher(json);
    assertThat(matcher.find()).as(figure).isTrue();
    return Double.parseDouble(matcher.group(1));
  }

  @Test
  void ranksWhatIsMissingInEveryWay() {
    String json = main.json(command("--seeds", "2", "--epochs", "60"));
    assertThat(value(json, "axioms.NF1")).isEqualTo(2 + 3 * ORGANS + ORGANS * DISEASES + 2);
    assertThat(value(json, "train") + value(json, "valid") + value(json, "test"))
        .isEqualTo(total(json) - value(json, "dropped"));
    for (String way :
        List.of("sphere", "distance", "containment", "geometry", "elem", "elem.containment")) {
      double raw = value(json, way + ".raw.combined.mrr");
      assertThat(raw).isBetween(0.01, 1.0);
      assertThat(value(json, way + ".filtered.combined.mrr")).isGreaterThanOrEqualTo(raw);
      assertThat(value(json, way + ".raw.NF1.hits100")).isEqualTo(1);
      assertThat(value(json, way + ".raw.combined.medianRank")).isBetween(1.0, 60.0);
      assertThat(value(json, way + ".raw.combined.auc")).isBetween(0.0, 1.0);
    }
    // All that is left of four fifths tells that a disease is located in some organ or part.
    assertThat(value(json, "sphere.raw.combined.mrr")).isGreaterThan(0.2);
    assertThat(value(json, "ratio.raw.mrr")).isPositive();
    assertThat(value(json, "ratio.filtered.hits10")).isPositive();
    assertThat(main.err()).contains("elem, chosen: rate ", "seed 2");
  }

  private static double total(String json) {
    return Stream.of("NF1", "NF2", "NF3", "NF4", "DISJ", "SUBROLE", "CHAIN")
        .mapToDouble(form -> value(json, "axioms." + form))
        .sum();
  }

  @Test
  void countsWhatHoldsInTheBallsThatAreStored() {
    String json = main.json(command("--seeds", "1", "--only", "stored"));
    for (String form : List.of("NF1", "NF2", "NF3", "NF4", "DISJ", "CHAIN")) {
      assertThat(value(json, "satisfied." + form)).as(form).isEqualTo(1);
    }
    assertThat(value(json, "entailed.contained")).isEqualTo(1);
    assertThat(value(json, "contained.false")).isZero();
    assertThat(value(json, "learned.satisfied.NF1")).isBetween(0.0, 1.0);
    assertThat(value(json, "train.seconds")).isGreaterThanOrEqualTo(value(json, "elk.seconds"));
    assertThat(json).doesNotContain("mrr");
  }

  /**
   * Each disease, also one located in a part, is one of its organ; of the disease of the cell only
   * a chain says so, which balls of what is stated do not know.
   */
  @Test
  void findsParentsByDefinitionsWithoutAReasoner() {
    String json = main.json(command("--seeds", "1", "--only", "definitions"));
    int below = ORGANS * DISEASES;
    assertThat(value(json, "definitions")).isEqualTo(ORGANS);
    assertThat(value(json, "definitions.inferred")).isEqualTo(below + 1);
    assertThat(value(json, "definitions.found")).isEqualTo(below);
    assertThat(value(json, "definitions.precision")).isEqualTo(1);
    assertThat(value(json, "definitions.recall"))
        .isEqualTo(Math.round(1e4 * below / (below + 1)) / 1e4);
    assertThat(value(json, "predicted.recallAtPrecision90")).isBetween(0.0, 1.0);
  }

  @Test
  void changesNothingWithThreads() {
    assertThat(untimed("1")).isEqualTo(untimed("4")).isNotEmpty();
  }

  private List<String> untimed(String threads) {
    String json = main.json(command("--seeds", "1", "--epochs", "20", "--threads", threads));
    return Arrays.stream(json.split("\\R")).filter(line -> !line.contains("seconds")).toList();
  }

  @Test
  void refusesWhatItDoesNotTake() throws IOException {
    main.fails("Option `--axioms` is missing.", "ontology");
    main.fails("No readable file `absent`.", "ontology", "--axioms", "absent");
    main.fails("Unknown option `--edges`.", command("--edges", "x"));
    main.fails("Value for `--seeds` was `0`", command("--seeds", "0"));
    main.fails(
        "Value for `--only` was `elk`, but must be one of `sphere`, `elem`, `stored`,"
            + " `definitions`.",
        command("--only", "elk"));
    file = folder.resolve("broken.tsv");
    Files.writeString(file, "NF1\ta\tb\nNF3\ta\tr\n");
    main.fails("Line 2 of `" + file + "` has 2 names, but NF3 takes 3.", command());
    Files.writeString(file, "NF1\ta\tb\nNF5\ta\tr\n");
    main.fails("Line 2 of `" + file + "` begins with `NF5`, but must begin with one of", command());
    Files.writeString(file, "NF1\ta\t \n");
    main.fails("Line 1 of `" + file + "` has an empty name.", command());
    Files.writeString(file, "NF1\ta\tb\n");
    main.fails("None of 1 axioms is left to be asked", command());
  }
}
