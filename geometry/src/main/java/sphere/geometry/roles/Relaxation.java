package sphere.geometry.roles;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import sphere.geometry.training.Monitor;
import sphere.geometry.training.Workers;

/**
 * Balls of entities and vectors of roles in which facts hold as their {@link Template} says.
 *
 * <p>Minimizes the hinge {@code [|c_h + t_r - c_t| + r_h - r_t]+} over all facts, or the distances
 * of both halves of the dual template, with {@code | |c| - 1 |} for each entity of a fact (Kulmanov
 * et al., "EL Embeddings", IJCAI 2019, equations 1, 3 and 5), by Adagrad. Each epoch computes all
 * steps from the values before it, entity by entity, so that no result depends on the number of
 * threads. There are no negative examples here: pulling alone spreads what facts say over those
 * near, and random examples push apart what merely is not stated (measured on held-out facts).
 */
final class Relaxation {
  /** Where radii are clipped: what is larger holds all of the unit sphere. */
  private static final float LARGEST = 4;

  private static final float FLOOR = 1e-8f;
  private static final int BLOCK = 4096;

  private final Facts facts;
  private final boolean ordered;
  private final RoleConfig config;
  private final boolean dual;
  private final int dimension;
  private final int length;
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
    dual = config.template() == Template.DUAL;
    dimension = config.dimension();
    length = config.template().length(dimension);
    SplittableRandom random = new SplittableRandom(config.randomSeed());
    centers = new float[facts.entityCount()][];
    nextCenters = new float[facts.entityCount()][length];
    squares = new float[facts.entityCount()][length];
    for (int e = 0; e < centers.length; e++) {
      centers[e] = direction(random);
    }
    radii = new float[centers.length];
    nextRadii = new float[centers.length];
    radiusSquares = new float[centers.length];
    translations = new float[facts.roleCount()][];
    for (int r = 0; r < translations.length; r++) {
      translations[r] = ordered && r == 0 ? new float[length] : direction(random);
    }
    translationSquares = new float[facts.roleCount()][length];
  }

  // Of unit length, center and bump each.
  private float[] direction(SplittableRandom random) {
    float[] vector = new float[length];
    for (int begin = 0; begin < length; begin += dimension) {
      double[] raw = new double[dimension];
      double sum = 0;
      for (int i = 0; i < dimension; i++) {
        raw[i] = random.nextGaussian();
        sum += raw[i] * raw[i];
      }
      for (int i = 0; i < dimension; i++) {
        vector[begin + i] = (float) (raw[i] / Math.sqrt(sum));
      }
    }
    return vector;
  }

  /** Bytes of a relaxation. */
  static long bytes(Facts facts, RoleConfig config) {
    long length = config.template().length(config.dimension());
    // Each role with facts in a block has a sum there, and there are no more of these than facts.
    long sums = Math.min(facts.count(), (facts.count() / BLOCK + 1L) * facts.roleCount());
    return facts.entityCount() * (3 * (4 * length + 16) + 12)
        + facts.roleCount() * (8 * length + 32 + 8L * (facts.count() / BLOCK + 1))
        + sums * (8 * length + 16);
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
          float[] difference = new float[length];
          return block -> sum(block, sums, difference);
        });
    return sums;
  }

  private void sum(int block, double[][][] sums, float[] pull) {
    for (int f = block * BLOCK; f < Math.min(facts.count(), (block + 1) * BLOCK); f++) {
      int role = facts.role(f);
      if (!(ordered && role == 0) && pull(facts.head(f), 2 * role, facts.tail(f), pull)) {
        double[] sum = sums[role][block];
        if (sum == null) {
          sum = new double[length];
          sums[role][block] = sum;
        }
        for (int i = 0; i < length; i++) {
          sum[i] += dual ? -pull[i] : pull[i];
        }
      }
    }
  }

  /**
   * Which way a fact pulls the vector of an entity, as the gradient of what is to fall.
   *
   * @param e the entity
   * @param way from it to the other
   * @return false if the fact holds
   */
  private boolean pull(int e, int way, int other, float[] pull) {
    if (dual && !(ordered && way < 2)) {
      // From the head the center goes with the first half of the role's vector, from the tail with
      // the second.
      int offset = (way & 1) == 0 ? 0 : dimension;
      half(e, 0, other, translations[way >> 1], offset, pull);
      half(e, dimension, other, translations[way >> 1], dimension - offset, pull);
      return true;
    }
    return translated(e, way, other, pull);
  }

  private void half(int e, int own, int other, float[] role, int offset, float[] pull) {
    float[] a = centers[e];
    float[] b = centers[other];
    float sum = 0;
    for (int i = 0; i < dimension; i++) {
      float difference = a[own + i] + b[dimension - own + i] - role[offset + i];
      pull[own + i] = difference;
      sum += difference * difference;
    }
    scale(pull, own, sum > 0 ? (float) (1 / Math.sqrt(sum)) : 0);
  }

  private boolean translated(int e, int way, int other, float[] pull) {
    boolean isHead = (way & 1) == 0;
    float[] a = centers[e];
    float[] t = translations[way >> 1];
    float[] b = centers[other];
    float sign = isHead ? 1 : -1;
    float sum = 0;
    for (int i = 0; i < dimension; i++) {
      float difference = a[i] + sign * t[i] - b[i];
      pull[i] = difference;
      sum += difference * difference;
    }
    float slack = isHead ? radii[e] - radii[other] : radii[other] - radii[e];
    double norm = Math.sqrt(sum);
    if (norm == 0 || norm + slack <= 0) {
      return false;
    }
    scale(pull, 0, (float) (1 / norm));
    return true;
  }

  private void scale(float[] pull, int begin, float factor) {
    for (int i = begin; i < begin + dimension; i++) {
      pull[i] *= factor;
    }
  }

  private void step(int role, double[][] blocks) {
    double[] sum = new double[length];
    for (double[] block : blocks) {
      for (int i = 0; block != null && i < length; i++) {
        sum[i] += block[i];
      }
    }
    for (int i = 0; i < length; i++) {
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
      float[] pull = new float[length];
      float[] gradient = new float[length];
      return entity -> entity(entity, pull, gradient);
    };
  }

  private void entity(int e, float[] pull, float[] gradient) {
    Arrays.fill(gradient, 0);
    float radius = 0;
    for (int slot = facts.begin(e); slot < facts.end(e); slot++) {
      int way = facts.way(slot);
      if (pull(e, way, facts.at(way, slot), pull)) {
        boolean translated = !dual || ordered && way < 2;
        add(pull, translated ? dimension : length, gradient);
        radius += translated ? (way & 1) == 0 ? 1 : -1 : 0;
      }
    }
    move(e, facts.end(e) - facts.begin(e), radius, gradient);
  }

  private static void add(float[] pull, int length, float[] gradient) {
    for (int i = 0; i < length; i++) {
      gradient[i] += pull[i];
    }
  }

  private void move(int e, int degree, float radius, float[] gradient) {
    for (int begin = 0; begin < length; begin += dimension) {
      sphere(centers[e], begin, degree, gradient);
    }
    for (int i = 0; i < length; i++) {
      nextCenters[e][i] = moved(centers[e][i], gradient[i], squares[e], i);
    }
    nextRadii[e] = Math.max(0, Math.min(LARGEST, moved(radii[e], radius, radiusSquares, e)));
  }

  private void sphere(float[] vector, int begin, int degree, float[] gradient) {
    float sum = 0;
    for (int i = begin; i < begin + dimension; i++) {
      sum += vector[i] * vector[i];
    }
    float norm = (float) Math.sqrt(sum);
    if (norm > 0) {
      float scale = degree * Math.signum(norm - 1) / norm;
      for (int i = begin; i < begin + dimension; i++) {
        gradient[i] += scale * vector[i];
      }
    }
  }
}
