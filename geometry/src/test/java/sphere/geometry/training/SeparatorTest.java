package sphere.geometry.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SeparatorTest {
  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }

  // Rows that a hidden vector satisfies, so that there is a solution.
  private static double[][] feasible(SplittableRandom random, int n, int m) {
    double[] hidden = random.doubles(n, -1, 1).toArray();
    double[][] rows = new double[m][];
    for (int i = 0; i < m; i++) {
      double[] row = random.doubles(n, -1, 1).toArray();
      double value = dot(row, hidden);
      double factor =
          Math.signum(value) * (1 + random.nextDouble(3)) / Math.max(.05, Math.abs(value));
      for (int k = 0; k < n; k++) {
        row[k] *= factor;
      }
      rows[i] = row;
    }
    return rows;
  }

  private static Separator separator(double[][] rows, int n, double longest) {
    Separator separator = new Separator(n, longest, Monitor.NONE);
    for (double[] row : rows) {
      separator.add(row);
    }
    return separator;
  }

  // By coordinate ascent on the dual (Hildreth 1957), which shares nothing with active sets.
  private static double[] hildreth(double[][] rows, int n) {
    double[] w = new double[n];
    double[] multiplier = new double[rows.length];
    double moved = 1;
    for (int sweep = 0; sweep < 200_000 && moved >= 1e-13; sweep++) {
      moved = 0;
      for (int i = 0; i < rows.length; i++) {
        double step = (1 - dot(rows[i], w)) / dot(rows[i], rows[i]);
        step = Math.max(step, -multiplier[i]);
        multiplier[i] += step;
        moved = Math.max(moved, Math.abs(step));
        for (int k = 0; k < n; k++) {
          w[k] += step * rows[i][k];
        }
      }
    }
    // One of some 15,000 is so slow that it stops short of the least vector.
    Assume.that(moved < 1e-13);
    return w;
  }

  @Property(tries = 60, shrinking = ShrinkingMode.OFF)
  void findsTheLeastVector(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 6) int n,
      @ForAll @IntRange(min = 1, max = 25) int m) {
    double[][] rows = feasible(new SplittableRandom(seed), n, m);
    Separator separator = separator(rows, n, 1e6);
    assertThat(separator.solve()).isTrue();
    for (double[] row : rows) {
      assertThat(dot(row, separator.least())).isGreaterThan(1 - 2e-3);
    }
    double least = Math.sqrt(dot(hildreth(rows, n), hildreth(rows, n)));
    double found = Math.sqrt(dot(separator.least(), separator.least()));
    // Conditions may fall short by a thousandth, so the vector may be shorter by that, never
    // longer.
    assertThat(found).isBetween(least * (1 - 2e-3), least * (1 + 1e-6));
  }

  @Property(tries = 60, shrinking = ShrinkingMode.OFF)
  void takingBackConditionsIsAsIfTheyHadNotBeen(
      @ForAll long seed,
      @ForAll @IntRange(min = 2, max = 8) int n,
      @ForAll @IntRange(min = 4, max = 30) int m) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] rows = feasible(random, n, m);
    Separator separator = separator(rows, n, 1e6);
    assertThat(separator.solve()).isTrue();
    Separator fresh = new Separator(n, 1e6, Monitor.NONE);
    for (int i = 0; i < m; i++) {
      if (random.nextInt(3) == 0) {
        separator.remove(i);
      } else {
        fresh.add(rows[i]);
      }
    }
    separator.refit();
    assertThat(separator.solve()).isTrue();
    assertThat(fresh.solve()).isTrue();
    double one = Math.sqrt(dot(separator.least(), separator.least()));
    double other = Math.sqrt(dot(fresh.least(), fresh.least()));
    assertThat(one).isCloseTo(other, within(2e-3 * Math.max(other, 1e-9)));
  }

  /** Rows against each other: the certificate combines to zero with positive multipliers. */
  @Property(tries = 60, shrinking = ShrinkingMode.OFF)
  void namesAConflictByACertificate(@ForAll long seed, @ForAll @IntRange(min = 1, max = 8) int n) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] rows = new double[n + 2][];
    double[] against = new double[n];
    for (int i = 0; i <= n; i++) {
      rows[i] = random.doubles(n, -1, 1).toArray();
      double share = .1 + random.nextDouble();
      for (int k = 0; k < n; k++) {
        against[k] -= share * rows[i][k];
      }
    }
    rows[n + 1] = against;
    Separator separator = separator(rows, n, 1e9);
    assertThat(separator.solve()).isFalse();
    double[] sum = new double[n];
    double total = 0;
    for (int i = 0; i < rows.length; i++) {
      assertThat(separator.blame(i)).isNotNegative();
      total += separator.blame(i);
      for (int k = 0; k < n; k++) {
        sum[k] += separator.blame(i) * rows[i][k];
      }
    }
    assertThat(total).isPositive();
    assertThat(Math.sqrt(dot(sum, sum))).isLessThan(1e-6 * total);
  }

  @Test
  void shouldCallAVectorThatIsTooLongAConflict() {
    Separator separator = separator(new double[][] {{.01, 0}, {0, 1}}, 2, 50);
    assertThat(separator.solve()).isFalse();
    assertThat(separator.blame(0)).isGreaterThan(separator.blame(1));
    separator.remove(0);
    separator.refit();
    assertThat(separator.solve()).isTrue();
    assertThat(separator.least()).containsExactly(0, 1);
  }

  @Test
  void shouldStandAgainAfterClear() {
    Separator separator = separator(new double[][] {{1, 0}, {-1, 0}}, 2, 10);
    assertThat(separator.solve()).isFalse();
    separator.clear();
    separator.add(new double[] {0, 2});
    assertThat(separator.solve()).isTrue();
    assertThat(separator.least()).containsExactly(0, .5);
  }

  @Test
  void shouldTakeNoMoreMemoryThanItSays() {
    double[][] rows = feasible(new SplittableRandom(1), 66, 3000);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    Separator separator = separator(rows, 66, 1e6);
    separator.clear();
    for (double[] row : rows) {
      separator.add(row);
    }
    long taken = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat((double) taken / Separator.bytes(66, 3000)).isBetween(.8, 1.0);
  }
}
