package sphere.geometry.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.stream.IntStream;
import sphere.geometry.ball.Ball;
import sphere.geometry.ball.Chart;
import sphere.geometry.ball.Lens;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.Reach;

/**
 * Tells where a thing belongs by its features: every known thing is scored as its parent.
 *
 * <p>Immutable, thread-safe; each thread that asks works with scratch of its own, kept for the next
 * one ({@link #bytes}).
 */
public final class Placer {
  /** Children that are told as evidence of one candidate. */
  private static final int KIN = 3;

  /** Known things lie about 1 from their mean; squares of what is farther leave 32 bits. */
  private static final double FARTHEST = 1e12;

  private final Hierarchy hierarchy;
  private final Chart chart;
  private final Principal principal;
  private final Weights weights;
  private final float[] radiusMap;
  private final double temperature;
  private final WordIndex index;
  private final Standing standing;
  // No more than can be of use at once: each is as large as the model has things.
  private final ArrayBlockingQueue<Scratch> free =
      new ArrayBlockingQueue<>(Runtime.getRuntime().availableProcessors());

  private Placer(Hierarchy hierarchy, Chart chart, Learned learned, List<Wording> wordings) {
    this.hierarchy = hierarchy;
    this.chart = chart;
    int n = hierarchy.nodeCount();
    int inputs = learned.axes().length / learned.featureDimension();
    principal = new Principal(inputs, learned.mean(), learned.axes());
    weights =
        new Weights(
            n,
            inputs,
            chart.dimension(),
            chart.centers(),
            learned.offsets(),
            new float[0],
            learned.parentMap(),
            learned.parentBias(),
            learned.kinMap(),
            learned.mix());
    radiusMap = learned.radiusMap();
    temperature = learned.temperature();
    index = new WordIndex(n, wordings);
    standing = Standing.of(hierarchy, weights);
  }

  /**
   * A placer that was stored.
   *
   * @param hierarchy that it was trained on
   * @param chart semantic balls, row v of ordinal v
   * @param learned all else
   * @param wordings one per ordinal, or none if it was trained without text
   */
  public static Placer of(
      Hierarchy hierarchy, Chart chart, Learned learned, List<Wording> wordings) {
    return new Placer(hierarchy, chart, learned, wordings);
  }

  /** The semantic balls, row v of ordinal v. */
  public Chart chart() {
    return chart;
  }

  /** Coordinates of a feature vector. */
  public int featureDimension() {
    return principal.mean().length;
  }

  /** What is to be stored besides the chart. */
  public Learned learned() {
    return new Learned(
        featureDimension(),
        principal.mean(),
        principal.axes(),
        weights.parentMap(),
        weights.parentBias(),
        weights.kinMap(),
        weights.mix(),
        radiusMap,
        weights.offsets(),
        temperature);
  }

  /** Bytes of the scratch of one thread. */
  public long scratchBytes() {
    int n = hierarchy.nodeCount();
    return index.searchBytes() + Scores.bytes(n) + 8L * n;
  }

  /**
   * Bytes of maps, columns and words, and of scratch as far as it is kept, of one thread at least.
   */
  public long bytes() {
    int n = hierarchy.nodeCount();
    long maps = 4L * (principal.axes().length + 2L * weights.parentMap().length);
    return maps
        + Standing.bytes(n, chart.dimension())
        + index.bytes()
        + Math.max(1, free.size()) * scratchBytes();
  }

  /**
   * The ball of a thing in the semantic chart: its center is that of its features, its radius what
   * features like these have.
   *
   * @param features of {@link #featureDimension}, NaN in a block that is not known; or empty if
   *     nothing is
   * @throws IllegalArgumentException as {@link #place} does
   */
  public Ball ball(float[] features) {
    return ballAt(project(features));
  }

  private Ball ballAt(float[] x) {
    float[] center = Arrays.copyOf(x, chart.dimension());
    return new Ball(center, new double[] {RadiusHead.radius(radiusMap, x)});
  }

  /**
   * The best parents of a thing, the best first; of equal ones the lower ordinal.
   *
   * @param features of {@link #featureDimension}, NaN in a block that is not known; or empty if
   *     nothing is
   * @param wording what it is called; {@link Wording#NONE} if nothing is known
   * @param known the ordinal that it is, so that neither itself nor what is below it is a
   *     candidate, and it is no kin of its own; -1 if it is new
   * @param limit most candidates, at least 1
   * @param also ordinals that are told of as well, after the others, if they are candidates that
   *     are not among them
   * @throws IllegalArgumentException if the features have another length, hold an infinite number,
   *     or are larger than those of known things by twelve orders of magnitude
   */
  public List<Candidate> place(
      float[] features, Wording wording, int known, int limit, int... also) {
    float[] x = project(features);
    Scratch scratch = free.poll();
    if (scratch == null) {
      scratch = new Scratch();
    }
    List<Candidate> found = scratch.place(x, wording, known, limit, also);
    free.offer(scratch);
    return found;
  }

  /**
   * Known children of a parent that belong below a thing, should it come between: {@link
   * Insertion}.
   *
   * @param features of {@link #featureDimension}, NaN in a block that is not known; or empty if
   *     nothing is
   * @param wording what it is called; {@link Wording#NONE} if nothing is known
   * @param known the ordinal that it is; -1 if it is new
   * @param parent an ordinal
   * @return ordinals, ascending
   * @throws IllegalArgumentException as {@link #place} does
   */
  public int[] insert(float[] features, Wording wording, int known, int parent) {
    float[] x = project(features);
    boolean somewhere = IntStream.range(0, x.length).anyMatch(i -> x[i] != 0);
    Ball placed = known < 0 ? ballAt(x) : new Ball(center(known), radius(known));
    Ball ball = somewhere || known >= 0 ? placed : new Ball(placed.center(), new double[] {0});
    return Insertion.below(hierarchy, chart, index, ball, wording, parent, known);
  }

  private float[] project(float[] features) {
    float[] x = principal.project(checked(features));
    double square = 0;
    for (float value : x) {
      square += (double) value * value;
    }
    if (!(square < FARTHEST * FARTHEST)) {
      throw new IllegalArgumentException(
          "The features lie %.1e times as far from the mean of the known ones as these do, but must lie within %.0e times."
              .formatted(Math.sqrt(square), FARTHEST));
    }
    return x;
  }

  private float[] checked(float[] features) {
    if (features.length != 0 && features.length != featureDimension()) {
      throw new IllegalArgumentException(
          "The features have %d coordinates, but those of the model have %d."
              .formatted(features.length, featureDimension()));
    }
    for (float value : features) {
      if (Float.isInfinite(value)) {
        throw new IllegalArgumentException(
            "The features hold %s, but must hold finite numbers.".formatted(value));
      }
    }
    return features;
  }

  // What one thread works with.
  private final class Scratch {
    private final Scores scores = new Scores(hierarchy, weights);
    private final WordSearch words = new WordSearch(index);
    private final Reach reach = new Reach(hierarchy);
    private final Ranking ranking = new Ranking(scores, weights.nodes());
    private final float[] z = new float[weights.dimension()];
    private final float[] y = new float[weights.dimension()];

    List<Candidate> place(float[] x, Wording wording, int known, int limit, int[] also) {
      weights.parentPoint(x, z);
      weights.kinPoint(x, y);
      words.find(wording);
      scores.computeAll(z, y, words, known, standing);
      forbid(known);
      Ball ball = known < 0 ? ballAt(x) : new Ball(center(known), radius(known));
      int[] best = ranking.best(limit);
      double log = best.length == 0 ? 0 : ranking.logSum(best[0], temperature);
      List<Candidate> found = new ArrayList<>();
      for (int i = 0; i < best.length; i++) {
        found.add(candidate(best[i], i + 1, log, ball));
      }
      IntStream.of(also)
          .distinct()
          .filter(v -> scores.score(v) > Double.NEGATIVE_INFINITY)
          .filter(v -> IntStream.of(best).noneMatch(b -> b == v))
          .forEach(v -> found.add(candidate(v, ranking.rank(v), log, ball)));
      return found;
    }

    // Neither a thing nor what is below it is its parent.
    private void forbid(int known) {
      if (known >= 0) {
        reach.visit(known, false);
        IntStream.range(0, weights.nodes()).filter(reach::reached).forEach(scores::forbid);
      }
    }

    private Candidate candidate(int v, int rank, double log, Ball ball) {
      Ball outer = new Ball(center(v), radius(v));
      double margin = outer.margin(ball);
      Lens lens = outer.lens(ball, 0);
      return new Candidate(
          v,
          rank,
          scores.score(v),
          Math.exp(scores.score(v) / temperature - log),
          margin,
          margin >= 0 ? 1 : lens.probability(),
          kin(v));
    }

    private List<Candidate.Kin> kin(int v) {
      return IntStream.range(hierarchy.childBegin(v), hierarchy.childEnd(v))
          .map(hierarchy::child)
          .filter(u -> scores.kin().nearness(u) > 0)
          .mapToObj(u -> new Candidate.Kin(u, scores.kin().nearness(u)))
          .sorted(Comparator.comparingDouble(kin -> -kin.nearness()))
          .limit(KIN)
          .toList();
    }
  }

  private float[] center(int v) {
    int d = chart.dimension();
    return Arrays.copyOfRange(chart.centers(), v * d, (v + 1) * d);
  }

  private double[] radius(int v) {
    return new double[] {chart.radii()[v]};
  }
}
