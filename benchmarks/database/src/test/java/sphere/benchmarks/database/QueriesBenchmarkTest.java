package sphere.benchmarks.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class QueriesBenchmarkTest {
  // Each with both numbers of threads.
  private static final List<String> RATIOS =
      List.of(
          "pairRatio",
          "pairAnyShortestRatio",
          "pairJavaRatio",
          "manyPathRatio",
          "manyPathAnyShortestRatio",
          "manyPathLeafRatio",
          "unwindRatio",
          "filterRootRatio",
          "filterMiddleRatio",
          "filterSmallRatio",
          "filterContainsRootRatio",
          "ancestorsRatio",
          "ancestorsJavaRatio",
          "lcaRatio",
          "lcaJavaRatio",
          "descendantsRatio",
          "descendantsRootRatio",
          "descendantsCountRatio",
          "descendantsLimitRatio");
  private static final List<String> OTHERS =
      List.of(
          "filterRatio",
          "filterContainsRatio",
          "filterNanosPerRow",
          "functionFloorNanos",
          "containsNanos",
          "subsumesNanos",
          "closureBinarySearchNanos",
          "ancestorsMicros",
          "conjunctionMillis",
          "reloadSeconds",
          "startSeconds");

  private final Command command = new Command();
  @TempDir Path folder;

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void asksEveryQuestionInEveryWayAndAllAgree() throws IOException {
    int status = command.run(queries(Command.files(folder, 300), "--seconds", "0.02"));
    assertThat(status).as(command.err()).isZero();
    assertThat(command.err()).doesNotContain("WRONG");
    assertThat(command.value("wrongAnswers")).isZero();
    for (String ratio : RATIOS) {
      assertThat(command.value(ratio)).isPositive();
      assertThat(command.value(ratio + "TwoThreads")).isPositive();
    }
    for (String figure : OTHERS) {
      assertThat(command.value(figure)).as(figure).isPositive();
    }
    assertThat(command.value("pairSphereP99Micros"))
        .isGreaterThanOrEqualTo(command.value("pairSphereMicros"));
  }

  @Test
  void saysWhatItCannotDo() throws IOException {
    command.fails("Option `--nodes` is missing.", "queries");
    command.fails("must be `queries` or `soak`", "speed");
    String[] files = Command.files(folder, 5);
    command.fails("`--seconds` was `0`", queries(files, "--seconds", "0"));
    command.fails("`--seconds` was `x`", queries(files, "--seconds", "x"));
    command.fails("has no edge", queries(Command.files(folder, 1)));
    assertThat(command.run("queries", "--help")).isZero();
    assertThat(command.out()).contains("benchmarks/run queries");
  }

  private static String[] queries(String[] files, String... more) {
    List<String> all = new ArrayList<>(List.of("queries"));
    Stream.of(files, more).flatMap(Stream::of).forEach(all::add);
    return all.toArray(String[]::new);
  }
}
