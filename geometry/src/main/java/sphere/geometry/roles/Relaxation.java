package sphere.geometry.roles;

import java.util.SplittableRandom;
import java.util.function.Supplier;
import sphere.geometry.training.Monitor;
import sphere.geometry.training.Workers;

/**
 * Balls of entities and translations of roles in which facts hold: {@code |c_h + t_r - c_t| + r_h
 * <= r_t}.
 *
 * <p>Minimizes the hinge of that over all facts, with {@code | |c| - 1 |} for each entity of a fact
 * (Kulmanov et al., "EL Embeddings", IJCAI 2019, equations 1, 3 and 5), by Adagrad. Each epoch
 * computes all steps from the values before it, entity by entity, so that no result depends on the
 * number of threads. There are no negative examples here: pulling alone spreads what facts say over
 * those near, and random examples push apart what merely is not stated (measured on held-out
 * facts).
 */
final class Relaxation {
  /** Where radii are clipped: what is larger holds all of the unit sphere. */
  private static final float LARGEST = 4;

  private static final float FLOOR = 1e-8f;
  private static final int BLOCK = 4096;

  private final Facts facts;
  private final boolean ordered;
  private final RoleConfig config;
  private final int dimension;
  private float[][] centers;
  private float[][] nextCenters;
  private float[] radii;
  private float[] nextRadii;
  private final float[][] squares;
  private final float[] radiusSquares;
  private final float[][] translations;
  private final float[][] translationSquares;

  /**
   * @param ordered whether role 0 is subsumption, which moves nothing
   */
  Relaxation(Facts facts, boolean ordered, RoleConfig config) {
    this.facts = facts;
    this.ordered = ordered;
    this.config = config;
    dimension = config.dimension();
    SplittableRandom random = new SplittableRandom(config.randomSeed());
    centers = new float[facts.entityCount()][];
    nextCenters = new float[facts.entityCount()][dimension];
    squares = new float[facts.entityCount()][dimension];
    for (int e = 0; e < centers.length; e++) {
      centers[e] = direction(random);
    }
    radii = new float[centers.length];
    nextRadii = new float[centers.length];
    radiusSquares = new float[centers.length];
    translations = new float[facts.roleCount()][];
    for (int r = 0; r < translations.length; r++) {
      translations[r] = ordered && r == 0 ? new float[dimension] : direction(random);
    }
    translationSquares = new float[facts.roleCount()][dimension];
  }

  private float[] direction(SplittableRandom random) {
    double[] raw = new double[dimension];
    double sum = 0;
    for (int i = 0; i < dimension; i++) {
      raw[i] = random.nextGaussian();
      sum += raw[i] * raw[i];
    }
    float[] unit = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      unit[i] = (float) (raw[i] / Math.sqrt(sum));
    }
    return unit;
  }

  /** Bytes of a relaxation. */
  static long bytes(Facts facts, RoleConfig config) {
    return facts.entityCount() * (3L * (4L * config.dimension() + 16) + 12);
  }

  void run(Monitor monitor) {
    try (Workers workers = new Workers(config.concurrency(), monitor)) {
      for (int epoch = 0; epoch < config.epochs(); epoch++) {
        monitor.progress("learning roles", (double) epoch / config.epochs());
        epoch(workers);
      }
    }
  }

  float[][] centers() {
    return centers;
  }

  float[] radii() {
    return radii;
  }

  float[][] translations() {
    return translations;
  }

  private void epoch(Workers workers) {
    double[][][] sums = roleSums(workers);
    workers.run(centers.length, 256, entities());
    for (int r = ordered ? 1 : 0; r < translations.length; r++) {
      step(r, sums[r]);
    }
    float[][] before = centers;
    centers = nextCenters;
    nextCenters = before;
    float[] radiiBefore = radii;
    radii = nextRadii;
    nextRadii = radiiBefore;
  }

  // Of each role by blocks of facts, added up in their order whoever computed them.
  private double[][][] roleSums(Workers workers) {
    int blocks = (facts.count() + BLOCK - 1) / BLOCK;
    double[][][] sums = new double[translations.length][blocks][];
    workers.run(
        blocks,
        1,
        () -> {
          float[] difference = new float[dimension];
          return block -> sum(block, sums, difference);
        });
    return sums;
  }

  private void sum(int block, double[][][] sums, float[] difference) {
    for (int f = block * BLOCK; f < Math.min(facts.count(), (block + 1) * BLOCK); f++) {
      int role = facts.role(f);
      if (ordered && role == 0) {
        continue;
      }
      double scale = slope(facts.head(f), role, facts.tail(f), difference);
      if (scale > 0) {
        double[] sum = sums[role][block];
        if (sum == null) {
          sum = new double[dimension];
          sums[role][block] = sum;
        }
        for (int i = 0; i < dimension; i++) {
          sum[i] += scale * difference[i];
        }
      }
    }
  }

  // 1 / |difference| where the hinge is open, 0 where the fact holds.
  private double slope(int head, int role, int tail, float[] difference) {
    float[] a = centers[head];
    float[] t = translations[role];
    float[] b = centers[tail];
    float sum = 0;
    for (int i = 0; i < dimension; i++) {
      difference[i] = a[i] + t[i] - b[i];
      sum += difference[i] * difference[i];
    }
    double norm = Math.sqrt(sum);
    return norm + radii[head] - radii[tail] > 0 && norm > 0 ? 1 / norm : 0;
  }

  private void step(int role, double[][] blocks) {
    double[] sum = new double[dimension];
    for (double[] block : blocks) {
      for (int i = 0; block != null && i < dimension; i++) {
        sum[i] += block[i];
      }
    }
    for (int i = 0; i < dimension; i++) {
      translations[role][i] =
          moved(translations[role][i], (float) sum[i], translationSquares[role], i);
    }
  }

  private float moved(float value, float gradient, float[] squares, int i) {
    squares[i] += gradient * gradient;
    return value - (float) config.learningRate() * gradient / (float) Math.sqrt(squares[i] + FLOOR);
  }

  private Supplier<Workers.Task> entities() {
    return () -> {
      float[] difference = new float[dimension];
      float[] gradient = new float[dimension];
      return entity -> entity(entity, difference, gradient);
    };
  }

  private void entity(int e, float[] difference, float[] gradient) {
    java.util.Arrays.fill(gradient, 0);
    float radius = 0;
    int degree = 0;
    for (int way = 0; way < facts.wayCount(); way++) {
      int end = facts.end(way, e);
      degree += end - facts.begin(way, e);
      for (int slot = facts.begin(way, e); slot < end; slot++) {
        radius += pull(e, way, facts.at(way, slot), difference, gradient);
      }
    }
    sphere(centers[e], degree, gradient);
    for (int i = 0; i < dimension; i++) {
      nextCenters[e][i] = moved(centers[e][i], gradient[i], squares[e], i);
    }
    nextRadii[e] = Math.max(0, Math.min(LARGEST, moved(radii[e], radius, radiusSquares, e)));
  }

  private float pull(int e, int way, int other, float[] difference, float[] gradient) {
    boolean isHead = (way & 1) == 0;
    double scale = slope(isHead ? e : other, way >> 1, isHead ? other : e, difference);
    if (scale == 0) {
      return 0;
    }
    float signed = (float) (isHead ? scale : -scale);
    for (int i = 0; i < dimension; i++) {
      gradient[i] += signed * difference[i];
    }
    return isHead ? 1 : -1;
  }

  private void sphere(float[] center, int degree, float[] gradient) {
    float sum = 0;
    for (int i = 0; i < dimension; i++) {
      sum += center[i] * center[i];
    }
    float norm = (float) Math.sqrt(sum);
    if (norm > 0) {
      float scale = degree * Math.signum(norm - 1) / norm;
      for (int i = 0; i < dimension; i++) {
        gradient[i] += scale * center[i];
      }
    }
  }
}
