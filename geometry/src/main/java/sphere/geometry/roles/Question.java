package sphere.geometry.roles;

import java.util.Arrays;
import java.util.Optional;

/**
 * The evidence for every candidate of one question at a time; scratch space for one thread, to be
 * asked again.
 */
final class Question {
  final Facts facts;
  final Features features;
  final int entityCount;

  /** [feature][entity], of the dense ones. */
  final float[][] dense;

  /** Scratch space. */
  final double[] scores;

  private final GeometricEvidence geometry;
  private final PathEvidence paths;
  private final Optional<OrderEvidence> order;
  private final Known known;
  int from;
  int way;

  /** Entities that are certainly no candidates, ascending. */
  int[] known() {
    return answers;
  }

  /** Whether an entity certainly is no candidate. */
  boolean isKnown(int entity) {
    return Arrays.binarySearch(answers, entity) >= 0;
  }

  private int[] answers;
  private int[] sparseEntities = new int[1024];
  private int[] sparseFeatures = new int[1024];
  private int sparse;

  Question(Facts facts, Optional<Closure> closure, Vectors vectors) {
    this.facts = facts;
    entityCount = facts.entityCount();
    features = new Features(facts.wayCount());
    dense = new float[Features.DENSE][entityCount];
    scores = new double[entityCount];
    geometry = new GeometricEvidence(this, vectors);
    paths = new PathEvidence(this);
    known = new Known(facts, closure);
    order = closure.map(c -> new OrderEvidence(this, c, known));
  }

  /** Bytes of one, and of what is made while it is asked, about. */
  static long bytes(Facts facts) {
    return 4L * facts.entityCount() * (Features.DENSE + 16);
  }

  void ask(int start, int asked) {
    from = start;
    way = asked;
    sparse = 0;
    answers = known.answers(start, asked);
    for (float[] row : dense) {
      Arrays.fill(row, 0);
    }
    geometry.fill();
    paths.fill();
    order.ifPresent(OrderEvidence::fill);
  }

  /** Notes that a candidate has a feature of the sparse ones. */
  void note(int entity, int feature) {
    if (sparse == sparseEntities.length) {
      sparseEntities = Arrays.copyOf(sparseEntities, 2 * sparse);
      sparseFeatures = Arrays.copyOf(sparseFeatures, 2 * sparse);
    }
    sparseEntities[sparse] = entity;
    sparseFeatures[sparse++] = feature;
  }

  /** Scores of all entities by weights: the linear combination of their evidence. */
  void score(double[] weights, double[] scores) {
    Arrays.fill(scores, 0);
    for (int f = 0; f < Features.DENSE; f++) {
      float[] row = dense[f];
      double weight = weights[f];
      for (int e = 0; weight != 0 && e < entityCount; e++) {
        scores[e] += weight * row[e];
      }
    }
    for (int i = 0; i < sparse; i++) {
      scores[sparseEntities[i]] += weights[sparseFeatures[i]];
    }
  }

  /** Sparse features of some entities, by their places in the list, ascending within each. */
  int[][] sparseOf(int[] entities) {
    int[] place = new int[entityCount];
    Arrays.fill(place, -1);
    int[] counts = new int[entities.length];
    for (int i = 0; i < entities.length; i++) {
      place[entities[i]] = i;
    }
    for (int i = 0; i < sparse; i++) {
      if (place[sparseEntities[i]] >= 0) {
        counts[place[sparseEntities[i]]]++;
      }
    }
    int[][] rows = new int[entities.length][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new int[counts[i]];
    }
    for (int i = sparse - 1; i >= 0; i--) {
      int at = place[sparseEntities[i]];
      if (at >= 0) {
        rows[at][--counts[at]] = sparseFeatures[i];
      }
    }
    return rows;
  }

  /** Whether a candidate has any sparse feature. */
  void markSparse(boolean[] marks) {
    for (int i = 0; i < sparse; i++) {
      marks[sparseEntities[i]] = true;
    }
  }
}
