package sphere.benchmarks;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import sphere.geometry.ball.BallTable;
import sphere.geometry.hierarchy.Hierarchy;

/**
 * One parent of every third node with several is held out, and ranked among all inner nodes that
 * are neither above nor below as far as is known: by margin, and by number of children alone, the
 * rival that knows no geometry.
 */
final class SecondParentProtocol {
  private static final int EVERY = 3;

  private final Closure closure;
  private final Hierarchy known;
  private final long[] held;
  private final Ranking byMargin = new Ranking();
  private final Ranking byChildren = new Ranking();

  SecondParentProtocol(Closure closure, long seed) {
    this.closure = closure;
    held = heldOut(closure, new SplittableRandom(seed));
    long[] sorted = held.clone();
    Arrays.sort(sorted);
    known =
        closure.of(
            LongStream.of(closure.basic())
                .filter(pair -> Arrays.binarySearch(sorted, pair) < 0)
                .toArray());
  }

  // Basic pairs stand by descendant.
  private static long[] heldOut(Closure closure, SplittableRandom random) {
    long[] basic = closure.basic();
    LongStream.Builder held = LongStream.builder();
    for (int begin = 0, end; begin < basic.length; begin = end) {
      end = begin + 1;
      while (end < basic.length
          && Closure.descendant(basic[end]) == Closure.descendant(basic[begin])) {
        end++;
      }
      if (end - begin > 1 && random.nextInt(EVERY) == 0) {
        held.add(basic[begin + random.nextInt(end - begin)]);
      }
    }
    return held.build().toArray();
  }

  void run(BallMaker balls) {
    BallTable table = balls.of(known);
    Upward upward = new Upward(known);
    for (long pair : held) {
      int v = known.ordinalOf(Closure.descendant(pair));
      int truth = known.ordinalOf(Closure.ancestor(pair));
      int[] others = candidates(v, truth, upward);
      byMargin.add(wrongAbove(others, truth, a -> table.margin(a, v)));
      byChildren.add(wrongAbove(others, truth, a -> known.childEnd(a) - known.childBegin(a)));
    }
  }

  private int[] candidates(int v, int truth, Upward upward) {
    int[] above = upward.of(v);
    int[] below = known.descendants(v);
    Arrays.sort(below);
    return IntStream.range(0, known.nodeCount())
        .filter(a -> known.childBegin(a) < known.childEnd(a))
        .filter(a -> a != v && a != truth)
        .filter(a -> Arrays.binarySearch(above, a) < 0 && Arrays.binarySearch(below, a) < 0)
        .toArray();
  }

  private static long[] wrongAbove(int[] others, int truth, IntToDoubleFunction score) {
    double right = score.applyAsDouble(truth);
    return new long[] {Arrays.stream(others).filter(a -> score.applyAsDouble(a) >= right).count()};
  }

  Ranking byMargin() {
    return byMargin;
  }

  Ranking byChildren() {
    return byChildren;
  }
}
