package sphere.benchmarks.rivals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sphere.geometry.ball.Lens;
import sphere.geometry.refinement.BallObjective;
import sphere.geometry.refinement.Objective;
import sphere.geometry.refinement.RefinementConfig;
import sphere.geometry.refinement.RefinementConfig.Radii;
import sphere.geometry.refinement.RefinementConfig.Start;

/** Each objective against finite differences, and against what its pictures say. */
class ObjectivesTest {
  private static final double H = 1e-6;
  private static final int NUMBERS = 8;
  // Sizes begin below the smallest too, so that those cost.
  private static final Radii RADII = new Radii(.5, .1, 2);

  private static Objective ball(int numbers, Radii radii) {
    return ball(numbers, radii, 0);
  }

  private static Objective ball(int numbers, Radii radii, double probabilityWeight) {
    return new BallObjective(
        numbers - 1,
        new RefinementConfig(Start.RANDOM, 1, 1, 0, .1, .1, 8, 0, radii, probabilityWeight));
  }

  private static List<Objective> of(int numbers) {
    return of(numbers, .1, .5);
  }

  private static List<Objective> of(int numbers, double b, double t) {
    return List.of(
        ball(numbers, RADII),
        ball(numbers, RADII, .1),
        BoxObjective.boxes(numbers, .1, RADII),
        new GumbelBoxObjective(numbers, b, RADII),
        BoxObjective.cubes(numbers, .1, RADII),
        new ThresholdObjective(numbers, .1, RADII),
        new PoincareObjective(numbers, t));
  }

  static List<Objective> all() {
    return of(NUMBERS);
  }

  static Stream<Objective> sized() {
    return all().stream().filter(o -> !(o instanceof PoincareObjective));
  }

  private interface Cost {
    double of(double[] first, double[] second, double[] ofFirst, double[] ofSecond);
  }

  @ParameterizedTest
  @MethodSource("all")
  void gradientsAreThoseOfTheCostsByWhatAStepMoves(Objective objective) {
    SplittableRandom random = new SplittableRandom(7);
    int costly = 0;
    int irregular = 0;
    for (int i = 0; i < 200; i++) {
      double[] a = node(objective, random);
      double[] b = node(objective, random);
      costly += agrees(objective, objective::contain, a, b) ? 1 : 0;
      // Near each other, else it costs nothing to separate them.
      costly += agrees(objective, objective::separate, a, near(a, objective, random)) ? 1 : 0;
      irregular += agrees(objective, (x, y, gx, gy) -> objective.regularize(x, gx), a, b) ? 1 : 0;
    }
    assertThat(costly).isGreaterThan(200);
    assertThat(irregular > 20).isEqualTo(!(objective instanceof PoincareObjective));
  }

  private static double[] node(Objective objective, SplittableRandom random) {
    double[] node = new double[objective.width()];
    objective.begin(node, random);
    boolean sized = !(objective instanceof PoincareObjective);
    int last = node.length - 1;
    // Away from the origin where all begin, sizes of all scales; some beyond what costs nothing,
    // but not so far that they are clipped.
    for (int i = 0; i < node.length; i++) {
      node[i] += (sized ? .8 : .4) * (random.nextDouble() - .5);
    }
    node[last] = sized ? Math.log(.06 + .4 * random.nextDouble()) : node[last];
    node[last] = sized && random.nextInt(4) == 0 ? Math.log(2.1 + random.nextDouble()) : node[last];
    return node;
  }

  // A little to the side, and larger.
  private static double[] near(double[] a, Objective objective, SplittableRandom random) {
    double[] b = a.clone();
    for (int i = 0; i < b.length; i++) {
      b[i] += .02 * (random.nextDouble() - .5) + (i >= coordinates(objective) ? .2 : 0);
    }
    return b;
  }

  private static int coordinates(Objective objective) {
    if (objective instanceof SizedObjective sized) {
      return sized.coordinates();
    }
    return objective instanceof PoincareObjective ? objective.width() : objective.width() - 1;
  }

  // Whether the pair costs anything. A hinge has no derivative at its joint: such draws are left.
  private static boolean agrees(Objective objective, Cost cost, double[] a, double[] b) {
    double[] ga = new double[a.length];
    double[] gb = new double[b.length];
    double at = cost.of(a, b, ga, gb);
    for (int i = 0; i < a.length; i++) {
      int k = i;
      compare(at, ga[i], h -> value(cost, stepped(objective, a, k, h), b));
      compare(at, gb[i], h -> value(cost, a, stepped(objective, b, k, h)));
    }
    return at > 0;
  }

  private static void compare(double at, double gradient, DoubleUnaryOperator byStep) {
    double up = byStep.applyAsDouble(H);
    double down = byStep.applyAsDouble(-H);
    double scale = 1 + Math.abs(gradient);
    boolean joint = Math.abs(up + down - 2 * at) > 1e-3 * H * scale;
    if (!joint) {
      assertThat((up - down) / (2 * H)).isCloseTo(gradient, within(2e-5 * scale));
    }
  }

  private static double[] stepped(Objective objective, double[] node, int i, double h) {
    double[] moved = node.clone();
    double[] step = new double[node.length];
    step[i] = h;
    objective.move(moved, step);
    return moved;
  }

  private static double value(Cost cost, double[] a, double[] b) {
    return cost.of(a, b, new double[a.length], new double[b.length]);
  }

  @ParameterizedTest
  @MethodSource("all")
  void descentOfOnePairMakesItHold(Objective objective) {
    SplittableRandom random = new SplittableRandom(9);
    double[] child = node(objective, random);
    double[] parent = node(objective, random);
    double first = descend(objective, child, parent);
    for (int i = 0; i < 3000; i++) {
      descend(objective, child, parent);
    }
    assertThat(descend(objective, child, parent)).isLessThan(Math.max(.3, first / 3));
  }

  private static double descend(Objective objective, double[] child, double[] parent) {
    double[] ofChild = new double[child.length];
    double[] ofParent = new double[parent.length];
    double cost = objective.contain(child, parent, ofChild, ofParent);
    for (double[] gradient : new double[][] {ofChild, ofParent}) {
      Arrays.setAll(gradient, k -> -.01 * gradient[k]);
    }
    objective.move(child, ofChild);
    objective.move(parent, ofParent);
    return cost;
  }

  @ParameterizedTest
  @MethodSource("sized")
  void sizesAreClippedAtHalfAndTwice(Objective objective) {
    double[] node = new double[objective.width()];
    double[] step = new double[objective.width()];
    for (int sign : new int[] {1, -1}) {
      step[node.length - 1] = sign * 100;
      objective.move(node, step);
      assertThat(Math.exp(node[node.length - 1])).isCloseTo(sign > 0 ? 4 : .05, within(1e-12));
    }
  }

  @Test
  void clippingAloneCanBeTakenAway() {
    Objective ball = ball(3, RADII);
    Objective wide = ball(3, new Radii(1, 1e-12, 1e6));
    Objective unclipped = new Mixed(ball, ball, wide);
    double[] node = {0, 0, 0};
    unclipped.move(node, new double[] {0, 0, 5});
    assertThat(node[2]).isEqualTo(5);
    double[] gradient = new double[3];
    double[] same = new double[3];
    assertThat(unclipped.regularize(node, gradient))
        .isPositive()
        .isEqualTo(ball.regularize(node, same));
    assertThat(gradient).containsExactly(same);
  }

  @Test
  void pointsOfThePoincareBallStayInsideIt() {
    Objective points = new PoincareObjective(2, .5);
    double[] node = {.9, 0};
    points.move(node, new double[] {100, 0});
    assertThat(node[0]).isLessThan(1).isGreaterThan(.9999);
  }

  @Test
  void costsAndGradientsAreFiniteFarApartAndWhereNodesCoincide() {
    SplittableRandom random = new SplittableRandom(11);
    for (Objective objective : of(32, .01, .01)) {
      for (int i = 0; i < 300; i++) {
        double[] a = node(objective, random);
        double[] far = stepped(objective, node(objective, random), i % 30, 1e3);
        double[] b = i % 3 == 0 ? a : i % 3 == 1 ? far : near(a, objective, random);
        double[] ga = new double[a.length];
        double[] gb = new double[b.length];
        assertThat(objective.contain(a, b, ga, gb)).isNotNegative().isFinite();
        assertThat(objective.separate(a, b, ga, gb)).isNotNegative().isFinite();
        assertThat(Arrays.stream(ga).allMatch(Double::isFinite)).isTrue();
        assertThat(Arrays.stream(gb).allMatch(Double::isFinite)).isTrue();
      }
    }
  }

  @Test
  void ballsBeginAsPointsWithThresholdsDo() {
    double[] ball = new double[NUMBERS];
    double[] point = new double[NUMBERS];
    Variants.nested(NUMBERS, .1, RADII, RADII).begin(ball, new SplittableRandom(1));
    new ThresholdObjective(NUMBERS, .1, RADII).begin(point, new SplittableRandom(1));
    assertThat(ball).containsExactly(point).isNotEqualTo(new double[NUMBERS]);
  }

  // Of a child that sticks out, a tenth of the logarithm is charged besides, and nothing else.
  @Test
  void theProbabilityIsAllThatItsLineAdds() {
    double[] child = {.9, 0, 0, Math.log(.3)};
    double[] parent = {0, 0, 0, 0};
    Radii radii = RefinementConfig.defaults().radii();
    double without = value(Variants.nested(4, .1, radii, radii)::contain, child, parent);
    double with = value(Variants.probable(4, .1)::contain, child, parent);
    double log = new Lens(3, 1, .3, .9).logProbability();
    assertThat(log).isNegative();
    assertThat(with).isCloseTo(without - .1 * log, within(1e-12));
    double[] begin = new double[4];
    double[] same = new double[4];
    Variants.nested(4, .1, radii, radii).begin(begin, new SplittableRandom(1));
    Variants.probable(4, .1).begin(same, new SplittableRandom(1));
    assertThat(same).containsExactly(begin);
  }

  // What lies inside is met again; of the others most are not.
  @ParameterizedTest
  @MethodSource("all")
  void whatCountsAsApartIsWhatDoesNotLieInside(Objective objective) {
    SplittableRandom random = new SplittableRandom(10);
    int inside = 0;
    int apart = 0;
    for (int i = 0; i < 1000; i++) {
      double[] a = node(objective, random);
      double[] far = stepped(objective, node(objective, random), 0, 20);
      double[] b = i % 2 == 0 ? far : near(a, objective, random);
      double cost = value(objective::separate, a, b);
      apart += cost <= objective.apart() ? 1 : 0;
      if (objective.margin(a, b) > 0) {
        inside++;
        assertThat(cost).isGreaterThan(objective.apart());
      }
    }
    assertThat(inside).isGreaterThan(5);
    assertThat(apart).isGreaterThan(100);
  }

  // A box of half widths 1 around the origin, and one of .4 in a corner of it.
  @Test
  void knownPairs() {
    for (Objective objective : of(4)) {
      double[] parent = new double[objective.width()];
      double[] child = new double[objective.width()];
      child[0] = .5;
      if (objective instanceof PoincareObjective) {
        assertThat(objective.margin(child, parent)).isPositive();
        assertThat(objective.margin(parent, child)).isNegative();
      } else {
        boolean each = objective instanceof BoxObjective box && box.coordinates() == 2;
        Arrays.fill(child, each ? 2 : 3, 4, Math.log(.4));
        assertThat(objective.margin(child, parent)).as("near the center").isPositive();
        child[0] = 1.5;
        assertThat(objective.margin(child, parent)).as("over the edge").isNegative();
      }
    }
  }
}
