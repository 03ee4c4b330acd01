package sphere.geometry.training;

import java.util.concurrent.atomic.LongAdder;

/**
 * What balls that are being made are worth, over all pairs; leaves count as points.
 *
 * @param pairs of a node and one below it
 * @param held pairs whose balls contain each other as they shall
 * @param strangers pairs whose balls do and shall not
 */
record PairCount(long pairs, long held, long strangers) {

  /** Counts exactly, with all threads. */
  static PairCount of(Frames frames, Workers workers) {
    LongAdder pairs = new LongAdder();
    LongAdder held = new LongAdder();
    LongAdder strangers = new LongAdder();
    workers.run(
        frames.hierarchy().nodeCount(),
        64,
        () -> {
          Below below = new Below(frames);
          Gain gain = new Gain(frames, below);
          Probe ball = new Probe(frames.layout().dimension());
          return v -> {
            // A leaf is a point, whatever its frame.
            if (!frames.isLeaf(v)) {
              below.look(v);
              ball.set(frames.balls(), v);
              pairs.add(below.count() - 1);
              held.add(held(frames, below));
              strangers.add(gain.strangersOf(ball));
            }
          };
        });
    return new PairCount(pairs.sum(), held.sum(), strangers.sum());
  }

  private static long held(Frames frames, Below below) {
    int v = below.node();
    long sum = 0;
    for (int i = 1; i < below.count(); i++) {
      int w = below.get(i);
      boolean in =
          frames.isLeaf(w)
              ? frames.balls().distance(v, w) <= frames.balls().radii()[v]
              : frames.balls().contains(v, w);
      sum += in ? 1 : 0;
    }
    return sum;
  }

  /** {@code 2 held / (held + strangers + pairs)}; 1 if there are none. */
  double f1() {
    return pairs + held + strangers == 0 ? 1 : 2.0 * held / (held + strangers + pairs);
  }

  /** Whether at least so large a share of what is contained shall be. */
  boolean isPrecise(double precision) {
    return held >= precision * (held + strangers);
  }
}
