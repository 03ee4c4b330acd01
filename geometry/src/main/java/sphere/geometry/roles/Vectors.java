package sphere.geometry.roles;

import java.util.Arrays;
import sphere.geometry.training.Monitor;

/**
 * Vectors of entities and roles, and what they say of facts.
 *
 * @param template what a role is
 * @param ordered whether role 0 is subsumption: containment, by centers alone
 * @param centers [entity][{@link Template#length}]
 * @param radii [entity]
 * @param translations vectors of roles, [role][{@link Template#length}]
 * @param unit mean distance between where known facts lead and their tails
 */
record Vectors(
    Template template,
    boolean ordered,
    float[][] centers,
    float[] radii,
    float[][] translations,
    double unit) {
  /** So many facts tell the unit well enough. */
  private static final int SAMPLE = 20_000;

  /** Vectors in which facts hold as well as they can. */
  static Vectors learned(Facts facts, boolean ordered, RoleConfig config, Monitor monitor) {
    Relaxation relaxation = new Relaxation(facts, ordered, config);
    relaxation.run(monitor);
    return of(facts, config, ordered, relaxation);
  }

  private static Vectors of(Facts facts, RoleConfig config, boolean ordered, Relaxation relaxed) {
    Vectors vectors =
        new Vectors(
            config.template(),
            ordered,
            relaxed.centers(),
            relaxed.radii(),
            relaxed.translations(),
            1);
    double sum = 0;
    int count = 0;
    int step = Math.max(1, facts.count() / SAMPLE);
    for (int f = 0; f < facts.count(); f += step) {
      float[] led = vectors.led(facts.head(f), 2 * facts.role(f));
      sum += Math.sqrt(square(led, relaxed.centers()[facts.tail(f)]));
      count++;
    }
    double unit = count == 0 || sum == 0 ? 1 : sum / count;
    return new Vectors(
        vectors.template, ordered, vectors.centers, vectors.radii, vectors.translations, unit);
  }

  /** Coordinates of a center. */
  int dimension() {
    int length = centers.length == 0 ? 0 : centers[0].length;
    return template == Template.DUAL ? length / 2 : length;
  }

  /**
   * Where a way leads from an entity: what the vector of the other end should be; of subsumption
   * the center alone.
   */
  float[] led(int from, int way) {
    if (ordered && way < 2) {
      return Arrays.copyOf(centers[from], dimension());
    }
    return template == Template.DUAL ? swapped(from, way) : moved(from, way);
  }

  private float[] moved(int from, int way) {
    float[] led = centers[from].clone();
    float[] translation = translations[way >> 1];
    for (int i = 0; i < led.length; i++) {
      led[i] += (way & 1) == 0 ? translation[i] : -translation[i];
    }
    return led;
  }

  // The other's center is its ball's without our bump, its bump our ball's without our center.
  private float[] swapped(int from, int way) {
    int dimension = dimension();
    float[] own = centers[from];
    float[] balls = translations[way >> 1];
    int theirs = (way & 1) == 0 ? dimension : 0;
    float[] led = new float[2 * dimension];
    for (int i = 0; i < dimension; i++) {
      led[i] = balls[theirs + i] - own[dimension + i];
      led[dimension + i] = balls[dimension - theirs + i] - own[i];
    }
    return led;
  }

  /**
   * Signed slack of a fact: at least 0 where it holds.
   *
   * @param balls radii of the head and the tail ball of each role, of the dual template
   */
  double margin(int head, int role, int tail, double[][] balls) {
    float[] led = led(head, 2 * role);
    if (template == Template.TRANSLATION || ordered && role == 0) {
      return (double) radii[tail] - radii[head] - distance(led, centers[tail], 0, led.length);
    }
    int d = dimension();
    double atTail = balls[role][1] - radii[tail] - distance(led, centers[tail], 0, d);
    double atHead = balls[role][0] - radii[head] - distance(led, centers[tail], d, 2 * d);
    return Math.min(atHead, atTail);
  }

  /** The smallest radii of the dual template's balls in which all facts hold. */
  double[][] balls(Facts facts) {
    double[][] balls = new double[template == Template.DUAL ? facts.roleCount() : 0][2];
    for (int f = 0; f < facts.count() && balls.length > 0; f++) {
      if (!ordered || facts.role(f) > 0) {
        enclose(facts.head(f), facts.tail(f), facts.role(f), balls[facts.role(f)]);
      }
    }
    return balls;
  }

  private void enclose(int head, int tail, int role, double[] ball) {
    float[] led = led(head, 2 * role);
    int d = dimension();
    ball[0] = Math.max(ball[0], radii[head] + distance(led, centers[tail], d, 2 * d));
    ball[1] = Math.max(ball[1], radii[tail] + distance(led, centers[tail], 0, d));
  }

  private static double distance(float[] a, float[] b, int begin, int end) {
    double sum = 0;
    for (int i = begin; i < end; i++) {
      double difference = (double) a[i] - b[i];
      sum += difference * difference;
    }
    return Math.sqrt(sum);
  }

  /** Square of the distance, by the coordinates of the first. */
  static float square(float[] a, float[] b) {
    float sum = 0;
    for (int i = 0; i < a.length; i++) {
      float difference = a[i] - b[i];
      sum += difference * difference;
    }
    return sum;
  }

  /** Square of the distance between two entities' centers. */
  float between(int a, int b) {
    float sum = 0;
    for (int i = 0; i < dimension(); i++) {
      float difference = centers[a][i] - centers[b][i];
      sum += difference * difference;
    }
    return sum;
  }
}
