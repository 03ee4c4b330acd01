package sphere.geometry.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sphere.geometry.Dags;
import sphere.geometry.audit.Auditor;
import sphere.geometry.ball.BallTable;
import sphere.geometry.ball.Chart;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.kernel.Kernels;
import sphere.geometry.training.Monitor;

/** What is made with the first question of its kind. */
class AidsTest {
  private static final Hierarchy DAG = Dags.random(5, 3000, 2);

  private static ContainmentIndex index() {
    BallTable table = new Tables(5).table(3000);
    return new ContainmentIndex(
        DAG, table, Auditor.audit(DAG, table, Kernels.best(), 1, Monitor.NONE), Kernels.best());
  }

  // Stops when it was asked so often.
  private static final class Stopping implements Monitor {
    private final AtomicLong left;
    private final AtomicLong bytes = new AtomicLong();

    Stopping(long checks) {
      left = new AtomicLong(checks);
    }

    @Override
    public void check() {
      if (left.decrementAndGet() < 0) {
        throw new IllegalStateException("stopped");
      }
    }

    @Override
    public void progress(String phase, double fraction) {}

    @Override
    public void account(long more) {
      bytes.addAndGet(more);
    }
  }

  /** At each of the first checks in turn: between parts, and in threads of ours. */
  @ParameterizedTest
  @EnumSource(Aid.class)
  void whoIsAbortedLeavesNothingBehind(Aid aid) {
    ContainmentIndex index = index();
    int aborted = 0;
    for (boolean made = false; !made; ) {
      try {
        index.make(aid, new Stopping(aborted));
        made = true;
      } catch (IllegalStateException e) {
        assertThat(e).hasMessage("stopped");
        assertThat(index.has(aid)).isFalse();
        aborted++;
      }
    }
    assertThat(aborted).isPositive();
    assertThat(index.has(aid)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Aid.class)
  void memoryIsAccountedForWhatIsKept(Aid aid) {
    ContainmentIndex index = index();
    long before = index.bytes();
    Stopping monitor = new Stopping(Long.MAX_VALUE);
    index.make(aid, monitor);
    assertThat(index.bytes()).isGreaterThan(before);
    assertThat(monitor.bytes.get()).isGreaterThanOrEqualTo(index.bytes() - before);
  }

  /** Who is refused the memory has not taken it. */
  @ParameterizedTest
  @EnumSource(Aid.class)
  void whoIsRefusedMemoryTakesNone(Aid aid) {
    ContainmentIndex index = index();
    long before = index.bytes();
    Monitor none =
        new Monitor() {
          @Override
          public void check() {}

          @Override
          public void progress(String phase, double fraction) {}

          @Override
          public void account(long bytes) {
            throw new IllegalStateException("no memory");
          }
        };
    assertThatThrownBy(() -> index.make(aid, none)).hasMessage("no memory");
    assertThat(index.bytes()).isEqualTo(before);
  }

  @Test
  void whoWaitsForAnotherCanBeAborted() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    Lazy<String> lazy =
        new Lazy<>(
            monitor -> {
              begun.countDown();
              await(end);
              return "made";
            });
    Thread first = new Thread(lazy::get);
    first.start();
    begun.await();
    assertThatThrownBy(() -> lazy.get(new Stopping(2))).hasMessage("stopped");
    end.countDown();
    first.join();
    assertThat(lazy.get()).isEqualTo("made");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Property(tries = 60)
  void anyNumberOfThreadsMakesTheSameTree(
      @ForAll long seed, @ForAll @IntRange(min = 0, max = 3000) int balls) {
    Chart chart = new Tables(seed).table(balls).chart(0);
    BallTree one = BallTree.of(chart, 1, Monitor.NONE);
    BallTree three = BallTree.of(chart, 3, Monitor.NONE);
    assertThat(three.rows()).isEqualTo(one.rows());
    assertThat(three.begin()).isEqualTo(one.begin());
    assertThat(three.after()).isEqualTo(one.after());
    assertThat(three.low()).isEqualTo(one.low());
    assertThat(three.high()).isEqualTo(one.high());
    assertThat(three.least()).isEqualTo(one.least());
    assertThat(three.most()).isEqualTo(one.most());
    assertThat(Arrays.stream(one.rows()).sorted().toArray())
        .isEqualTo(IntStream.range(0, balls).toArray());
  }
}
