package sphere.benchmarks.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RaceTest {
  @TempDir Path folder;

  @Test
  void countsWhatIsNotTheTruth() {
    Way.Check odd = (i, rows) -> rows.equals(List.of(i % 2 == 1));
    Way always = Way.cypher("Always", false, (tx, i) -> Map.of("x", true), "RETURN $x AS x", odd);
    try (Server server = new Server(folder)) {
      Race race = new Race(server.database(), new Question("q", 2, List.of(always)), .05);
      Timing timing = race.run(1).get("Always");
      assertThat(race.wrong()).isEqualTo((timing.count() + 1) / 2);
      assertThat(server.knows("sphere.subsumes")).isTrue();
      assertThat(server.knows("sphere.train")).isTrue();
      assertThat(server.knows("sphere.nothing")).isFalse();
    }
  }

  @Test
  void mediansAreOverAllThreads() {
    Timing timing = Timing.of(List.of(new long[] {4_000, 1_000}, new long[] {2_000, 2_000}));
    assertThat(timing.median()).isEqualTo(2_000);
    assertThat(timing.p99()).isEqualTo(4_000);
    assertThat(timing.count()).isEqualTo(4);
    assertThat(timing.perSecond()).isEqualTo(2 / 5e-6 + 2 / 4e-6);
  }
}
