package sphere.benchmarks.rivals;

import java.util.Arrays;
import java.util.SplittableRandom;
import sphere.benchmarks.Closure;

/**
 * The one trainer of all geometries: stochastic gradient descent, pair by pair, at a rate that
 * falls linearly to 0. Each pair is met once an epoch, in an order drawn anew, with negatives drawn
 * anew.
 *
 * <p>One thread: the same seed gives the same nodes.
 */
final class PairTrainer {
  private final Geometry geometry;
  private final PairSet pairs;
  private final Negatives negatives;
  private final SplittableRandom random;
  private final double[][] nodes;
  private final double[] first;
  private final double[] second;

  /**
   * @param nodes where they begin; moved in place
   * @param seed of the order of the pairs, and of negatives
   */
  PairTrainer(Geometry geometry, PairSet pairs, double[][] nodes, long seed) {
    this.geometry = geometry;
    this.pairs = pairs;
    this.nodes = nodes;
    negatives = new Negatives(pairs);
    random = new SplittableRandom(seed);
    first = new double[nodes[0].length];
    second = new double[nodes[0].length];
  }

  /**
   * Trains.
   *
   * @param rate of the first step, in units of a node's size
   * @param epochs how often each pair is met
   */
  void train(double rate, int epochs) {
    long[] order = pairs.training().clone();
    long steps = (long) epochs * order.length;
    long step = 0;
    for (int epoch = 0; epoch < epochs; epoch++) {
      Closure.shuffle(order, random);
      for (long pair : order) {
        learn(pair, rate * (1 - step++ / (double) steps));
      }
    }
  }

  private void learn(long pair, double rate) {
    int child = Closure.descendant(pair);
    int parent = Closure.ancestor(pair);
    double cost = geometry.contain(nodes[child], nodes[parent], first, second);
    cost += geometry.regularize(nodes[child], first);
    cost += geometry.regularize(nodes[parent], second);
    step(cost, child, parent, rate);
    for (int i = 0; i < Negatives.COUNT; i++) {
      long apart = negatives.draw(i, child, parent, random);
      if (apart != Negatives.NONE) {
        int v = Closure.descendant(apart);
        int w = Closure.ancestor(apart);
        step(geometry.separate(nodes[v], nodes[w], first, second), v, w, rate);
      }
    }
  }

  // What costs nothing has no gradient.
  private void step(double cost, int v, int w, double rate) {
    if (cost > 0) {
      move(nodes[v], first, rate);
      move(nodes[w], second, rate);
    }
  }

  private void move(double[] node, double[] gradient, double rate) {
    geometry.scale(node, gradient);
    for (int i = 0; i < node.length; i++) {
      node[i] -= rate * gradient[i];
    }
    geometry.project(node);
    Arrays.fill(gradient, 0);
  }
}
