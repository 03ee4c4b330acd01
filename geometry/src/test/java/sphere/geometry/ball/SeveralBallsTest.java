package sphere.geometry.ball;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeveralBallsTest {
  private static final double MAX = Double.MAX_VALUE;

  /** Balls as the factories take them. */
  private record Given(int dimension, double[] centers, double[] radii) {
    int count() {
      return radii.length;
    }

    CommonPoint common() {
      return CommonPoint.of(dimension, centers, radii);
    }

    EnclosingBall enclosing() {
      return EnclosingBall.of(dimension, centers, radii);
    }

    Given some(List<Integer> which) {
      double[] some = new double[which.size() * dimension];
      double[] r = new double[which.size()];
      for (int k = 0; k < r.length; k++) {
        System.arraycopy(centers, which.get(k) * dimension, some, k * dimension, dimension);
        r[k] = radii[which.get(k)];
      }
      return new Given(dimension, some, r);
    }

    // With the sum of a plain Pythagoras made safe by the largest coordinate.
    double distance(int i, double[] x) {
      double most = 0;
      for (int j = 0; j < dimension; j++) {
        most = Math.max(most, Math.abs(x[j] - centers[i * dimension + j]));
      }
      double sum = 0;
      for (int j = 0; j < dimension && most > 0; j++) {
        sum += Math.pow((x[j] - centers[i * dimension + j]) / most, 2);
      }
      return most * Math.sqrt(sum);
    }

    double value(double[] x, int sign) {
      return IntStream.range(0, count())
          .mapToDouble(i -> distance(i, x) + sign * radii[i])
          .max()
          .orElseThrow();
    }
  }

  /** The certificate as the Javadoc tells it, by code of its own. */
  private static void check(Given g, int sign, double[] x, double v, double[] w, double gap) {
    assertThat(gap).isGreaterThanOrEqualTo(0).isFinite();
    assertThat(w).hasSize(g.count());
    assertThat(Arrays.stream(w).sum()).isCloseTo(1, within(1e-13));
    assertThat(Arrays.stream(w).min().orElseThrow()).isGreaterThanOrEqualTo(0);
    double f = g.value(x, sign);
    double sum = 0;
    double reach = Double.POSITIVE_INFINITY;
    double scale = 0;
    double least = Double.POSITIVE_INFINITY;
    double[] q = new double[g.dimension];
    for (int i = 0; i < g.count(); i++) {
      double d = g.distance(i, x);
      double s = sign * g.radii[i];
      sum += w[i] * (d + s);
      reach = Math.min(reach, d + f - s);
      scale = Math.max(scale, d + g.radii[i]);
      least = Math.min(least, s);
      for (int j = 0; j < g.dimension && d > 0; j++) {
        q[j] += w[i] * (x[j] - g.centers[i * g.dimension + j]) / d;
      }
    }
    double lower = sum - Math.sqrt(Arrays.stream(q).map(a -> a * a).sum()) * reach;
    String what = "k = " + g.count() + ", n = " + g.dimension + ", sign = " + sign;
    double rounding = 1e-14 * scale + 2 * Double.MIN_VALUE;
    assertThat(Math.abs(v - f)).as(what).isLessThanOrEqualTo(gap + rounding);
    assertThat(v - lower).as(what).isLessThanOrEqualTo(gap + rounding);
    assertThat(gap).as(what).isLessThanOrEqualTo(1e-13 * (v - least) + coordinateError(g));
  }

  // The point is rounded to doubles, each coordinate by half an ulp.
  private static double coordinateError(Given g) {
    double most = Arrays.stream(g.centers).map(Math::abs).max().orElseThrow();
    return 2 * Math.sqrt(g.dimension) * Math.ulp(most) + 2 * maxUlp(g.radii);
  }

  private static double maxUlp(double[] radii) {
    return Math.ulp(Arrays.stream(radii).max().orElseThrow());
  }

  private static void checkBoth(Given g) {
    CommonPoint common = g.common();
    check(g, -1, common.point(), -common.depth(), common.weights(), common.gap());
    EnclosingBall around = g.enclosing();
    check(g, 1, around.center(), around.radius(), around.weights(), around.gap());
  }

  private static void assertAll(double[] values, double value, double tolerance) {
    for (double v : values) {
      assertThat(v).isCloseTo(value, within(tolerance));
    }
  }

  private enum Kind {
    RANDOM,
    LARGE,
    POINTS,
    COSPHERICAL,
    TANGENT_FROM_INSIDE,
    THROUGH_ONE_POINT,
    LATTICE,
    CUBE_CORNERS,
    COLLINEAR,
    NEARLY_FLAT,
    NEARLY_EQUAL,
    NEARLY_CONTAINED,
    TINY_BESIDE_BIG,
    ALL_SCALES,
    CHAIN_OF_TANGENTS,
    FAR_FROM_ORIGIN,
    ONE_CENTER,
    LONG_AND_THIN;

    Given make(Random r, int n, int k) {
      double[] c = r.doubles(n * (long) k).map(x -> 2 * x - 1).toArray();
      double[] s = r.doubles(k).toArray();
      Given g = new Given(n, c, s);
      double[] zero = new double[n];
      double tiny = Math.pow(10, -16 * r.nextDouble());
      for (int i = 0; i < k; i++) {
        double far = g.distance(i, zero);
        switch (this) {
          case RANDOM -> {}
          case LARGE -> s[i] *= 5;
          case POINTS -> s[i] = 0;
          case COSPHERICAL -> {
            scale(c, i, n, 1 / far);
            s[i] = 0;
          }
          case TANGENT_FROM_INSIDE -> scale(c, i, n, (1.5 - s[i]) / far);
          case THROUGH_ONE_POINT -> s[i] = far;
          case LATTICE -> {
            s[i] = r.nextInt(3) * .5;
            each(c, i, n, x -> r.nextInt(3));
          }
          case CUBE_CORNERS -> {
            s[i] = .25;
            each(c, i, n, x -> r.nextInt(2));
          }
          case COLLINEAR -> {
            double t = r.nextGaussian();
            for (int j = 0; j < n; j++) {
              c[i * n + j] = t * c[j];
            }
          }
          case NEARLY_FLAT -> {
            for (int j = n / 2; j < n; j++) {
              c[i * n + j] *= tiny;
            }
          }
          case NEARLY_EQUAL -> {
            int other = r.nextInt(i + 1);
            for (int j = 0; j < n && other != i; j++) {
              c[i * n + j] = c[other * n + j] + tiny * c[i * n + j];
            }
            s[i] = Math.abs(s[other] + (r.nextBoolean() ? tiny * r.nextGaussian() : 0));
          }
          case NEARLY_CONTAINED ->
              s[i] = Math.max(0, 20 - g.distance(i, Arrays.copyOf(c, n)) + tiny * r.nextGaussian());
          case TINY_BESIDE_BIG -> s[i] = i % 3 == 0 ? 1e-10 : 3 * s[i];
          case ALL_SCALES -> {
            scale(c, i, n, Math.pow(10, -12 * r.nextDouble()));
            s[i] *= Math.pow(10, -12 * r.nextDouble());
          }
          case CHAIN_OF_TANGENTS -> {
            for (int j = 0; j < n && i > 0; j++) {
              c[i * n + j] = c[(i - 1) * n + j] + c[i * n + j] / far * (s[i] + s[i - 1]);
            }
          }
          case FAR_FROM_ORIGIN -> each(c, i, n, x -> 1e6 + x);
          case LONG_AND_THIN -> {
            scale(c, i, n, Math.sqrt(tiny));
            s[i] *= r.nextBoolean() ? tiny : 0;
            c[i * n] = r.nextBoolean() ? 1 : -1;
          }
          case ONE_CENTER -> System.arraycopy(c, 0, c, i * n, n);
        }
      }
      return g;
    }

    private static void scale(double[] c, int i, int n, double by) {
      each(c, i, n, x -> by * x);
    }

    private static void each(double[] c, int i, int n, DoubleUnaryOperator to) {
      for (int j = i * n; j < (i + 1) * n; j++) {
        c[j] = to.applyAsDouble(c[j]);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void certificatesHoldOnAllKindsOfBalls(Kind kind) {
    Random random = new Random(7);
    for (int repeat = 0; repeat < 300; repeat++) {
      // Small dimensions have the hard cases, large ones cost the time.
      for (int n : repeat % 12 == 0 ? new int[] {9, 16, 33, 64} : new int[] {1, 2, 3, 4, 6}) {
        checkBoth(kind.make(random, n, 1 + random.nextInt(repeat % 2 == 0 ? 6 : 60)));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"3,1024", "40,1024", "3,4096", "12,4096", "5000,3", "10000,4", "400,20"})
  void certificatesHoldOnMany(int count, int dimension) {
    Random random = new Random(count);
    for (Kind kind : List.of(Kind.RANDOM, Kind.COSPHERICAL, Kind.THROUGH_ONE_POINT)) {
      checkBoth(kind.make(random, dimension, count));
    }
  }

  // Nothing here is rounded: what the records say holds but for the certificate's own rounding.
  @ParameterizedTest
  @EnumSource(Kind.class)
  void certificatesHoldInFiftyDigits(Kind kind) {
    Random random = new Random(11);
    for (int repeat = 0; repeat < 20; repeat++) {
      Given g = kind.make(random, 1 + random.nextInt(5), 1 + random.nextInt(9));
      EnclosingBall around = g.enclosing();
      double[] bounds = exactBounds(g, 1, around.center(), around.weights());
      double slack = around.gap() + 2e-15 * (1 + around.radius());
      assertThat(bounds[0]).isBetween(around.radius() - slack, around.radius() + slack);
      assertThat(bounds[1]).isBetween(around.radius() - slack, bounds[0]);
      CommonPoint common = g.common();
      bounds = exactBounds(g, -1, common.point(), common.weights());
      slack = common.gap() + 2e-15 * (1 + Arrays.stream(g.radii).max().orElseThrow());
      assertThat(-bounds[0]).isBetween(common.depth() - slack, common.depth() + slack);
      assertThat(-bounds[1]).isBetween(-bounds[0], common.depth() + slack);
    }
  }

  private static double[] exactBounds(Given g, int sign, double[] x, double[] w) {
    MathContext digits = new MathContext(50);
    BigDecimal[] q = new BigDecimal[g.dimension];
    Arrays.fill(q, BigDecimal.ZERO);
    BigDecimal[] f = new BigDecimal[g.count()];
    BigDecimal[] d = new BigDecimal[g.count()];
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal total = Arrays.stream(w).mapToObj(BigDecimal::new).reduce(BigDecimal::add).get();
    for (int i = 0; i < f.length; i++) {
      BigDecimal[] from = new BigDecimal[g.dimension];
      BigDecimal square = BigDecimal.ZERO;
      for (int j = 0; j < from.length; j++) {
        from[j] = new BigDecimal(x[j]).subtract(new BigDecimal(g.centers[i * from.length + j]));
        square = square.add(from[j].multiply(from[j]), digits);
      }
      d[i] = square.sqrt(digits);
      f[i] = d[i].add(new BigDecimal(sign * g.radii[i]));
      BigDecimal weight = new BigDecimal(w[i]).divide(total, digits);
      sum = sum.add(weight.multiply(f[i], digits));
      for (int j = 0; j < from.length && d[i].signum() > 0; j++) {
        q[j] = q[j].add(weight.multiply(from[j].divide(d[i], digits), digits));
      }
    }
    BigDecimal most = Collections.max(Arrays.asList(f));
    BigDecimal reach =
        IntStream.range(0, f.length)
            .mapToObj(i -> d[i].add(most).subtract(new BigDecimal(sign * g.radii[i])))
            .min(BigDecimal::compareTo)
            .get();
    BigDecimal norm =
        Arrays.stream(q).map(a -> a.multiply(a)).reduce(BigDecimal::add).get().sqrt(digits);
    return new double[] {most.doubleValue(), sum.subtract(norm.multiply(reach)).doubleValue()};
  }

  @Test
  void theCirclesOfSoddyAndApollonius() {
    double[] triangle = {0, 0, 2, 0, 1, Math.sqrt(3)};
    Given equal = new Given(2, triangle, new double[] {1, 1, 1});
    double inner = 2 / Math.sqrt(3) - 1;
    assertThat(equal.common().depth()).isCloseTo(-inner, within(1e-15));
    assertThat(equal.common().shared()).isFalse();
    assertThat(equal.common().point()[1]).isCloseTo(1 / Math.sqrt(3), within(1e-15));
    assertAll(equal.common().weights(), 1 / 3.0, 1e-14);
    assertThat(equal.enclosing().radius()).isCloseTo(2 + inner, within(1e-15));
    // Radii 1, 2, 3 of mutually tangent circles: the one between them has the curvature 23 / 6
    // (Descartes); that of the triangle 3, 4, 5. The first lies between the others: they decide.
    Given soddy = new Given(2, new double[] {0, 0, 0, 3, 4, 0}, new double[] {1, 2, 3});
    assertThat(soddy.common().depth()).isCloseTo(-6 / 23.0, within(2e-15));
    assertThat(soddy.enclosing().radius()).isEqualTo(5);
    assertThat(soddy.enclosing().weights()).containsExactly(0, .5, .5);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 17, 64})
  void simplex(int n) {
    double[] corners = new double[n * n];
    for (int i = 0; i < n; i++) {
      corners[i * n + i] = 1;
    }
    Given g = new Given(n, corners, new double[n]);
    double radius = Math.sqrt(1 - 1.0 / n);
    assertThat(g.enclosing().radius()).isCloseTo(radius, within(4e-15));
    assertThat(g.common().depth()).isCloseTo(-radius, within(4e-15));
    assertAll(g.common().weights(), 1.0 / n, 1e-13);
    assertAll(g.common().point(), 1.0 / n, 1e-14);
  }

  @Test
  void cubeCorners() {
    int n = 6;
    double[] corners = new double[n << n];
    for (int i = 0; i < corners.length; i++) {
      corners[i] = i / n >> i % n & 1;
    }
    Given g = new Given(n, corners, new double[1 << n]);
    assertThat(g.enclosing().radius()).isCloseTo(Math.sqrt(n) / 2, within(4e-15));
    assertAll(g.enclosing().center(), .5, 1e-14);
  }

  @Test
  void oneBallIsItsOwnAnswer() {
    Given g = new Given(3, new double[] {1, -2, 1e150}, new double[] {.3});
    assertThat(g.common())
        .isEqualTo(new CommonPoint(g.centers, .3, new double[] {1}, 0))
        .hasSameHashCodeAs(new CommonPoint(g.centers, .3, new double[] {1}, 0))
        .isNotEqualTo(new CommonPoint(g.centers, .3, new double[] {1}, 1));
    assertThat(g.enclosing())
        .isEqualTo(new EnclosingBall(g.centers, .3, new double[] {1}, 0))
        .isNotEqualTo(new EnclosingBall(g.centers, .3, new double[] {.5}, 0));
    assertThat(g.common().toString()).contains("0.3");
    assertThat(g.enclosing().toString()).contains("0.3");
  }

  @Test
  void oneThatContainsAllOthersOrLiesInAllIsExact() {
    double[] centers = {0, 0, 1, 0, 0, 2, -1, -1};
    Given g = new Given(2, centers, new double[] {5, 1, 3, .5});
    assertThat(g.enclosing())
        .isEqualTo(new EnclosingBall(new double[2], 5, new double[] {1, 0, 0, 0}, 0));
    Given inside = new Given(2, centers, new double[] {.25, 2, 3, 4});
    assertThat(inside.common())
        .isEqualTo(new CommonPoint(new double[2], .25, new double[] {1, 0, 0, 0}, 0));
    // Just touching from inside still counts: r - r' - d = 0.
    Given touching = new Given(2, new double[] {0, 0, 3, 4, 1, 0}, new double[] {7, 2, 1});
    assertThat(touching.enclosing().radius()).isEqualTo(7);
    assertThat(touching.enclosing().gap()).isZero();
  }

  @Test
  void pairsDecideAsOverlapDoes() {
    Random random = new Random(3);
    int shared = 0;
    int trials = 0;
    for (int repeat = 0; repeat < 2000; repeat++) {
      int n = 1 + random.nextInt(70);
      float[] centers = new float[2 * n];
      float size = (float) Math.pow(10, random.nextInt(60) - 30);
      for (int i = 0; i < centers.length; i++) {
        centers[i] = (float) random.nextGaussian() * size;
      }
      double d = new Chart(n, centers, new double[2]).distance(0, 1);
      double r = d * random.nextDouble();
      for (int ulps = -2; ulps <= 2; ulps++) {
        double other = Math.max(0, d - r + ulps * Math.ulp(d) / 2);
        Chart chart = new Chart(n, centers, new double[] {r, other});
        CommonPoint pair = CommonPoint.of(chart, 0, 1);
        boolean overlaps = chart.overlaps(0, 1);
        assertThat(pair.shared()).isEqualTo(overlaps);
        assertThat(CommonPoint.of(chart, 1, 0).shared()).isEqualTo(overlaps);
        assertThat(CommonPoint.of(chart, 0, 1, 0, 1, 1).shared()).isEqualTo(overlaps);
        assertThat(ball(chart, 0).overlaps(ball(chart, 1))).isEqualTo(overlaps);
        assertThat(pair.depth()).isCloseTo(0, within(3 * Math.ulp(d)));
        shared += overlaps ? 1 : 0;
        trials++;
      }
    }
    assertThat(shared).isBetween(trials / 5, trials * 4 / 5);
  }

  private static Ball ball(Chart chart, int v) {
    int n = chart.dimension();
    float[] center = Arrays.copyOfRange(chart.centers(), v * n, (v + 1) * n);
    return new Ball(center, new double[] {chart.radii()[v]});
  }

  @ParameterizedTest
  @CsvSource({
    // r, r', d, depth, radius
    "1, 1, 1, .5, 1.5",
    "1, 1, 2, 0, 2",
    "1, 2, 4, -.5, 3.5",
    "0, 0, 1, -.5, .5",
    "3, 1, 1, 1, 3",
    "3, 1, 2, 1, 3",
    "3, 1, 2.5, .75, 3.25",
    "0, 2, 2, 0, 2",
    "0, 2, 2.5, -.25, 2.25",
    "1, 1, 0, 1, 1",
  })
  void pairsByHand(double r, double other, double d, double depth, double radius) {
    Given g = new Given(2, new double[] {7, 1, 7, 1 + d}, new double[] {r, other});
    assertThat(g.common().depth()).isEqualTo(depth);
    assertThat(g.common().shared()).isEqualTo(depth >= 0);
    assertThat(g.enclosing().radius()).isEqualTo(radius);
    checkBoth(g);
  }

  @Test
  void agreesWithNestedGoldenSectionsInThePlane() {
    Random random = new Random(5);
    for (Kind kind : List.of(Kind.RANDOM, Kind.LARGE, Kind.CHAIN_OF_TANGENTS, Kind.COLLINEAR)) {
      for (int repeat = 0; repeat < 12; repeat++) {
        Given g = kind.make(random, 2, 2 + random.nextInt(8));
        assertThat(-g.common().depth()).isCloseTo(leastInPlane(g, -1), within(1e-10));
        assertThat(g.enclosing().radius()).isCloseTo(leastInPlane(g, 1), within(1e-10));
      }
    }
  }

  private static double leastInPlane(Given g, int sign) {
    double most = Arrays.stream(g.centers).map(Math::abs).max().orElseThrow();
    return least(x -> least(y -> g.value(new double[] {x, y}, sign), most), most);
  }

  private static double least(DoubleUnaryOperator f, double most) {
    double golden = (Math.sqrt(5) - 1) / 2;
    double low = -most;
    double high = most;
    for (int i = 0; i < 70; i++) {
      double left = high - golden * (high - low);
      double right = low + golden * (high - low);
      if (f.applyAsDouble(left) <= f.applyAsDouble(right)) {
        high = right;
      } else {
        low = left;
      }
    }
    return f.applyAsDouble((low + high) / 2);
  }

  // Helly's theorem: the least value of all is the largest among those of n + 1.
  @Test
  void theWorstTripleOfThePlaneDecides() {
    Random random = new Random(13);
    for (Kind kind : Kind.values()) {
      Given g = kind.make(random, 2, 9);
      double depth = Double.POSITIVE_INFINITY;
      double radius = 0;
      for (int i = 0; i < 9; i++) {
        for (int j = 0; j < i; j++) {
          for (int k = 0; k <= j; k++) {
            Given three = g.some(List.of(i, j, k));
            depth = Math.min(depth, three.common().depth());
            radius = Math.max(radius, three.enclosing().radius());
          }
        }
      }
      double rounding = 1e-14 * radius + coordinateError(g);
      assertThat(g.common().depth()).as(kind.name()).isCloseTo(depth, within(rounding));
      assertThat(g.enclosing().radius()).as(kind.name()).isCloseTo(radius, within(rounding));
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void orderAndRepetitionChangeNothing(Kind kind) {
    Random random = new Random(17);
    for (int repeat = 0; repeat < 20; repeat++) {
      Given g = kind.make(random, 1 + random.nextInt(12), 2 + random.nextInt(30));
      List<Integer> order = new ArrayList<>(IntStream.range(0, g.count()).boxed().toList());
      order.addAll(order.subList(0, g.count() / 2));
      Collections.shuffle(order, random);
      Given shuffled = g.some(order);
      double rounding = 3e-14 * (1 + g.enclosing().radius()) + 2 * coordinateError(g);
      assertThat(shuffled.common().depth()).isCloseTo(g.common().depth(), within(rounding));
      assertThat(shuffled.enclosing().radius()).isCloseTo(g.enclosing().radius(), within(rounding));
      assertThat(g.common()).isEqualTo(g.common());
    }
  }

  // Radii R - r for r turn one question into the other, with the same point.
  @Test
  void theTwoQuestionsAreOne() {
    Random random = new Random(19);
    for (int repeat = 0; repeat < 200; repeat++) {
      Given g = Kind.RANDOM.make(random, 1 + random.nextInt(10), 1 + random.nextInt(20));
      Given turned =
          new Given(g.dimension, g.centers, Arrays.stream(g.radii).map(r -> 4 - r).toArray());
      assertThat(turned.common().depth()).isCloseTo(4 - g.enclosing().radius(), within(1e-14));
      // Across the active centers the value is flat to first order: half the digits at worst.
      assertThat(turned.common().point()).containsExactly(g.enclosing().center(), within(1e-7));
    }
  }

  @Test
  void theEnclosingBallContainsEachAndTheWitnessLiesInEach() {
    Random random = new Random(23);
    for (Kind kind : Kind.values()) {
      for (int repeat = 0; repeat < 20; repeat++) {
        Given g = kind.make(random, 1 + random.nextInt(8), 1 + random.nextInt(30));
        EnclosingBall around = g.enclosing();
        CommonPoint common = g.common();
        double rounding = 4 * Math.ulp(around.radius()) + coordinateError(g);
        for (int i = 0; i < g.count(); i++) {
          double slack = around.radius() - g.radii[i] - g.distance(i, around.center());
          assertThat(slack).isGreaterThanOrEqualTo(-around.gap() - rounding);
          double inside = g.radii[i] - g.distance(i, common.point());
          assertThat(inside).isGreaterThanOrEqualTo(common.depth() - common.gap() - rounding);
        }
      }
    }
  }

  @Test
  void aChartGivesTheSameAsItsCoordinates() {
    Chart chart =
        new Chart(2, new float[] {0, 0, 1.5f, 0, 0, 2, 9, 9}, new double[] {1, 1.25, 1.5, .1});
    Given g = new Given(2, new double[] {0, 2, 0, 0, 1.5, 0}, new double[] {1.5, 1, 1.25});
    assertThat(CommonPoint.of(chart, 2, 0, 1)).isEqualTo(g.common());
    assertThat(EnclosingBall.of(chart, 2, 0, 1)).isEqualTo(g.enclosing());
    assertThat(g.common().shared()).isTrue();
    assertThat(CommonPoint.of(chart, 0, 1, 2, 3).shared()).isFalse();
  }

  @Test
  void resultsAreTheCallersOwn() {
    Given g = new Given(1, new double[] {0, 3, 1}, new double[] {1, 1, 1});
    CommonPoint common = g.common();
    common.point()[0] = 99;
    common.weights()[0] = 99;
    EnclosingBall around = g.enclosing();
    around.center()[0] = 99;
    around.weights()[0] = 99;
    assertThat(common).isEqualTo(g.common());
    assertThat(around).isEqualTo(g.enclosing());
    assertThat(g.centers).containsExactly(0, 3, 1);
  }

  @Test
  void subnormalLengths() {
    for (double unit : new double[] {1e-310, 1e-318, 1e-300, 1e-160}) {
      Given triangle = new Given(2, new double[] {0, 0, 3 * unit, 0, 0, 4 * unit}, new double[3]);
      checkBoth(triangle);
      double few = 3 * Math.max(Double.MIN_VALUE, Math.ulp(unit));
      assertThat(triangle.common().depth()).isCloseTo(-2.5 * unit, within(few));
      assertThat(triangle.common().shared()).isFalse();
      assertThat(triangle.enclosing().center()[0]).isCloseTo(1.5 * unit, within(few));
      Given wide = new Given(2, triangle.centers, new double[] {3 * unit, 3 * unit, 3 * unit});
      assertThat(wide.common().shared()).isTrue();
      assertThat(wide.common().depth()).isCloseTo(unit / 2, within(few));
    }
  }

  @Test
  void theSmallestNumberDecides() {
    double tiny = Double.MIN_VALUE;
    Given apart = new Given(1, new double[] {0, tiny}, new double[2]);
    assertThat(apart.common().shared()).isFalse();
    assertThat(new Given(1, apart.centers, new double[] {tiny, 0}).common().shared()).isTrue();
    assertThat(new Given(1, new double[] {0, 0}, new double[2]).common())
        .isEqualTo(new CommonPoint(new double[1], 0, new double[] {1, 0}, 0));
  }

  @Test
  void radiiUpToTheLargestNumber() {
    double[] centers = {0, 0, 1, 0, 0, 1};
    for (double r : new double[] {MAX, MAX / 2, 1e300}) {
      Given same = new Given(2, centers, new double[] {r, r, r});
      assertThat(same.common().shared()).isTrue();
      assertThat(same.common().depth()).isEqualTo(r);
      assertThat(same.enclosing().radius()).isEqualTo(r);
      checkBoth(same);
      Given pair = new Given(2, Arrays.copyOf(centers, 4), new double[] {r, r});
      assertThat(pair.common().depth()).isEqualTo(r);
      assertThat(pair.enclosing().radius()).isEqualTo(r);
      checkBoth(pair);
      Given mixed = new Given(2, centers, new double[] {.25, .5, r});
      assertThat(mixed.common().shared()).isFalse();
      assertThat(mixed.common().depth()).isEqualTo(-.125);
      assertThat(mixed.enclosing())
          .isEqualTo(new EnclosingBall(new double[] {0, 1}, r, new double[] {0, 0, 1}, 0));
    }
  }

  @Test
  void theGapCountsWhatTheSumOfRadiusAndDistanceLoses() {
    double r = 3e15;
    Given g = new Given(2, new double[] {0, 0, 2, 0, 1, Math.sqrt(3)}, new double[] {r, r, r});
    assertThat(g.enclosing().radius()).isEqualTo(r + 1);
    assertThat(g.enclosing().gap()).isCloseTo(2 / Math.sqrt(3) - 1, within(1e-9));
  }

  // A cone near its apex bends 10 times as much as the mean: without the second-order correction of
  // steps this one ends at a gap of 1e-6.
  @Test
  void oneSharpConeAmongFlatOnes() {
    Random random = new Random(-2060216452L);
    int k = 1 + random.nextInt(60);
    double[] c = new double[3 * k];
    Arrays.setAll(c, i -> random.nextGaussian());
    Given g = new Given(3, c, new double[k]);
    g.radii[0] = 40;
    for (int i = 1; i < k; i++) {
      double shift = Math.pow(10, -16 * random.nextDouble()) * random.nextGaussian();
      g.radii[i] = Math.max(0, 40 - g.distance(i, Arrays.copyOf(c, 3)) + shift);
    }
    checkBoth(g);
  }

  @Test
  void coordinatesUpToTheLimit() {
    double far = 1e150;
    Given pair = new Given(1, new double[] {-far, far}, new double[] {far, far});
    assertThat(pair.common().depth()).isZero();
    assertThat(pair.common().shared()).isTrue();
    assertThat(pair.enclosing().radius()).isEqualTo(2 * far);
    Random random = new Random(29);
    Given g = Kind.RANDOM.make(random, 50, 30);
    Arrays.setAll(g.centers, i -> far * Math.signum(g.centers[i]));
    checkBoth(g);
    checkBoth(new Given(1, new double[] {-far, far, 1}, new double[] {MAX, MAX, MAX}));
    checkBoth(new Given(1, new double[] {-far, far, 1}, new double[] {0, 1e-300, 5e-324}));
  }

  private static void assertRefused(ThrowingCallable call, String sentence) {
    assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(sentence);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e200, -1.1e150, Double.NaN, Double.NEGATIVE_INFINITY})
  void refusesCoordinates(double x) {
    String sentence =
        "Value for `centers` has the coordinate `"
            + x
            + "`, but it must be a number from -1e150 to 1e150.";
    Given g = new Given(2, new double[] {0, 0, 1, x}, new double[] {1, 1});
    assertRefused(g::common, sentence);
    assertRefused(g::enclosing, sentence);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, -Double.MIN_VALUE, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesRadii(double r) {
    String sentence =
        "Value for `radii` was `" + r + "`, but must be a finite number of at least 0.";
    Given g = new Given(1, new double[] {0, 1}, new double[] {1, r});
    assertRefused(g::common, sentence);
    assertRefused(g::enclosing, sentence);
  }

  @Test
  void refusesShapes() {
    String none = "No ball was given, but at least 1 is needed.";
    Chart chart = new Chart(2, new float[4], new double[2]);
    assertRefused(() -> CommonPoint.of(chart), none);
    assertRefused(() -> EnclosingBall.of(2, new double[0], new double[0]), none);
    assertRefused(
        () -> CommonPoint.of(0, new double[0], new double[1]),
        "Value for `dimension` was `0`, but must be at least 1.");
    assertRefused(
        () -> EnclosingBall.of(2, new double[5], new double[2]),
        "Value for `centers` has `5` coordinates, but must have `4`: `2` for each of `2` radii.");
    String ordinal = "Value for `balls` has the ordinal `%d`, but must lie from 0 to `1`.";
    assertRefused(() -> CommonPoint.of(chart, 0, 2), ordinal.formatted(2));
    assertRefused(() -> EnclosingBall.of(chart, -1), ordinal.formatted(-1));
    Chart wrong = new Chart(1, new float[] {Float.NaN}, new double[1]);
    assertThatThrownBy(() -> CommonPoint.of(wrong, 0)).hasMessageContaining("`NaN`");
  }

  @Test
  void stopsWhenTold() {
    float[] centers = new float[16 * 200];
    java.util.SplittableRandom random = new java.util.SplittableRandom(3);
    for (int k = 0; k < centers.length; k++) {
      centers[k] = (float) random.nextDouble(-1, 1);
    }
    Chart chart = new Chart(16, centers, new double[200]);
    int[] all = java.util.stream.IntStream.range(0, 200).toArray();
    int[] calls = new int[1];
    Runnable check =
        () -> {
          if (++calls[0] == 5) {
            throw new IllegalStateException("stop");
          }
        };
    assertThatThrownBy(() -> EnclosingBall.of(chart, check, all)).hasMessage("stop");
    assertThat(calls[0]).isEqualTo(5);
    assertThat(EnclosingBall.of(chart, () -> {}, all)).isEqualTo(EnclosingBall.of(chart, all));
  }
}
