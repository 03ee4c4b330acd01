package sphere.benchmarks.rivals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each geometry against finite differences, and against what its pictures say. */
class GeometryTest {
  private static final double H = 1e-6;
  private static final int BUDGET = 8;

  static List<Geometry> all() {
    return List.of(
        new BallGeometry(Sizes.BOUND),
        new BoxGeometry(Sizes.BOUND),
        new GumbelBoxGeometry(Sizes.BOUND),
        new CubeGeometry(Sizes.BOUND),
        new ThresholdGeometry(Sizes.BOUND),
        new PoincareGeometry());
  }

  static Stream<Geometry> sized() {
    return all().stream().filter(g -> !(g instanceof PoincareGeometry));
  }

  private interface Cost {
    double of(double[] first, double[] second, double[] ofFirst, double[] ofSecond);
  }

  @ParameterizedTest
  @MethodSource("all")
  void gradientsAreThoseOfTheCosts(Geometry geometry) {
    SplittableRandom random = new SplittableRandom(7);
    int costly = 0;
    for (int i = 0; i < 200; i++) {
      double[] a = node(geometry, random);
      double[] b = node(geometry, random);
      costly += agrees(geometry::contain, a, b) ? 1 : 0;
      // Near each other, else it costs nothing to separate them.
      costly += agrees(geometry::separate, a, near(a, geometry, random)) ? 1 : 0;
      agrees((x, y, gx, gy) -> geometry.regularize(x, gx), a, b);
    }
    assertThat(costly).isGreaterThan(200);
  }

  private static double[] node(Geometry geometry, SplittableRandom random) {
    double[] node = new double[geometry.width(BUDGET)];
    geometry.begin(node, random);
    // Of the Poincaré ball, away from the origin where all begin; of sizes, beyond what costs
    // nothing.
    for (int i = 0; i < node.length; i++) {
      node[i] += geometry instanceof PoincareGeometry ? .4 * (random.nextDouble() - .5) : 0;
      node[i] += i == node.length - 1 && sizedAndLucky(geometry, random) ? 3 : 0;
    }
    return node;
  }

  private static boolean sizedAndLucky(Geometry geometry, SplittableRandom random) {
    return !(geometry instanceof PoincareGeometry) && random.nextInt(4) == 0;
  }

  private static double[] near(double[] a, Geometry geometry, SplittableRandom random) {
    double[] b = a.clone();
    double sizes = geometry instanceof PoincareGeometry ? 0 : .3;
    for (int i = 0; i < b.length; i++) {
      b[i] += .02 * (random.nextDouble() - .5) + (i >= b.length / 2 ? sizes : 0);
    }
    return b;
  }

  // Whether the pair costs anything. A hinge has no derivative at its joint: such draws are left.
  private static boolean agrees(Cost cost, double[] a, double[] b) {
    double[] ga = new double[a.length];
    double[] gb = new double[b.length];
    double at = cost.of(a, b, ga, gb);
    for (int i = 0; i < a.length; i++) {
      compare(cost, a, b, a, i, ga[i]);
      compare(cost, a, b, b, i, gb[i]);
    }
    return at > 0;
  }

  private static void compare(
      Cost cost, double[] a, double[] b, double[] moved, int i, double gradient) {
    double before = moved[i];
    double at = value(cost, a, b);
    moved[i] = before + H;
    double up = value(cost, a, b);
    moved[i] = before - H;
    double down = value(cost, a, b);
    moved[i] = before;
    double scale = 1 + Math.abs(gradient);
    boolean joint = Math.abs(up + down - 2 * at) > 1e-3 * H * scale;
    if (!joint) {
      assertThat((up - down) / (2 * H)).isCloseTo(gradient, within(2e-5 * scale));
    }
  }

  private static double value(Cost cost, double[] a, double[] b) {
    return cost.of(a, b, new double[a.length], new double[b.length]);
  }

  @ParameterizedTest
  @MethodSource("all")
  void marginsAreExactWhereTheyAreOfInterest(Geometry geometry) {
    SplittableRandom random = new SplittableRandom(8);
    for (int i = 0; i < 2000; i++) {
      double[] a = node(geometry, random);
      double[] b = i % 2 == 0 ? node(geometry, random) : near(a, geometry, random);
      double exact = geometry.margin(a, b, Double.NEGATIVE_INFINITY);
      double low = 2 * random.nextDouble() - 1.5;
      double margin = geometry.margin(a, b, low);
      if (exact >= low) {
        assertThat(margin).isEqualTo(exact);
      } else {
        assertThat(margin).isLessThan(low);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void descentOfOnePairMakesItHold(Geometry geometry) {
    SplittableRandom random = new SplittableRandom(9);
    double[] child = node(geometry, random);
    double[] parent = node(geometry, random);
    double first = descend(geometry, child, parent);
    for (int i = 0; i < 3000; i++) {
      descend(geometry, child, parent);
    }
    assertThat(descend(geometry, child, parent)).isLessThan(Math.max(.3, first / 3));
  }

  private static double descend(Geometry geometry, double[] child, double[] parent) {
    double[] ofChild = new double[child.length];
    double[] ofParent = new double[parent.length];
    double cost = geometry.contain(child, parent, ofChild, ofParent);
    move(geometry, child, ofChild);
    move(geometry, parent, ofParent);
    return cost;
  }

  private static void move(Geometry geometry, double[] node, double[] gradient) {
    geometry.scale(node, gradient);
    for (int i = 0; i < node.length; i++) {
      node[i] -= .01 * gradient[i];
    }
    geometry.project(node);
  }

  @ParameterizedTest
  @MethodSource("sized")
  void sizesAreClippedUnlessThatIsOff(Geometry geometry) {
    double[] node = new double[geometry.width(BUDGET)];
    node[node.length - 1] = 100;
    geometry.project(node);
    assertThat(node[node.length - 1]).isEqualTo(Math.log(4));
    Sizes loose = new Sizes(false, false);
    double[] free = {0, 0, 100};
    new BallGeometry(loose).project(free);
    assertThat(free[2]).isEqualTo(100);
    assertThat(new BallGeometry(loose).regularize(free, new double[3])).isZero();
    assertThat(new BallGeometry(Sizes.BOUND).regularize(free, new double[3])).isPositive();
  }

  // A box of half widths 1 and 2 around the origin, and one of halves in a corner of it.
  @ParameterizedTest
  @MethodSource("all")
  void knownPairs(Geometry geometry) {
    int n = geometry.width(4);
    double[] parent = new double[n];
    double[] child = new double[n];
    if (geometry instanceof PoincareGeometry) {
      child[0] = .5;
      assertThat(geometry.margin(child, parent, -9)).isPositive();
      assertThat(geometry.margin(parent, child, -9)).isNegative();
      return;
    }
    Arrays.fill(child, n == 4 && geometry instanceof BoxGeometry ? 2 : 3, n, Math.log(.4));
    child[0] = .5;
    assertThat(geometry.margin(child, parent, -9)).as("near the center").isPositive();
    child[0] = 1.5;
    assertThat(geometry.margin(child, parent, -9)).as("over the edge").isNegative();
  }
}
