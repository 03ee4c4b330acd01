package sphere.geometry.roles;

import java.util.Arrays;

/** Evidence by distances between centers. */
final class GeometricEvidence {
  /** A question counts those within about this many units as near. */
  private static final double NEAR = 0.25;

  private static final double NEAR_ANSWER = 0.5;

  /** Farther than so many units is far. */
  private static final float FAR = 6;

  /** Of a question with many answers some stand for all: it computes no more distances to them. */
  private static final int PAIRS = 20_000_000;

  private static final double LEAST_VOTES = 1e-6;
  private static final double LEAST_DISTANCE = 0.05;

  private final Question question;
  private final Facts facts;
  private final Vectors vectors;
  private final float[] distances;
  private final double[] votes;

  GeometricEvidence(Question question, Vectors vectors) {
    this.question = question;
    this.vectors = vectors;
    facts = question.facts;
    distances = new float[facts.entityCount()];
    votes = new double[facts.entityCount()];
  }

  void fill() {
    float[] led = vectors.led(question.from, question.way);
    float unit = (float) vectors.unit();
    for (int e = 0; e < distances.length; e++) {
      float[] center = vectors.centers()[e];
      float there = (float) Math.sqrt(Vectors.square(led, center)) / unit;
      distances[e] = (float) Math.sqrt(vectors.between(question.from, e)) / unit;
      question.dense[Features.DISTANCE][e] = -there;
      question.dense[Features.CLOSENESS][e] = (float) -Math.log(there + LEAST_DISTANCE);
      question.dense[Features.NEARNESS][e] = -distances[e];
    }
    votes();
    answers();
  }

  // All of the role's facts once: an entity without any has no votes.
  private void votes() {
    float[] nearest = question.dense[Features.NEAREST_KNOWN];
    float[] frequency = question.dense[Features.FREQUENCY];
    Arrays.fill(nearest, -FAR);
    Arrays.fill(votes, LEAST_VOTES);
    boolean forth = (question.way & 1) == 0;
    int role = question.way >> 1;
    for (int f = facts.first(role); f < facts.first(role + 1); f++) {
      int other = forth ? facts.head(f) : facts.tail(f);
      int candidate = forth ? facts.tail(f) : facts.head(f);
      if (other != question.from) {
        votes[candidate] += Math.exp(-distances[other] / NEAR);
        nearest[candidate] = Math.max(nearest[candidate], -distances[other]);
        frequency[candidate]++;
      }
    }
    for (int e = 0; e < votes.length; e++) {
      question.dense[Features.VOTES][e] = (float) Math.log(votes[e]);
      question.dense[Features.EVER][e] = frequency[e] > 0 ? 1 : 0;
      frequency[e] = (float) Math.log1p(frequency[e]);
    }
  }

  private void answers() {
    int way = question.way;
    float[] row = question.dense[Features.NEAR_ANSWER];
    int begin = facts.begin(way, question.from);
    int end = facts.end(way, question.from);
    int step = 1 + (int) ((end - begin) * (long) row.length / PAIRS);
    for (int s = begin; s < end; s += step) {
      int answer = facts.at(way, s);
      for (int e = 0; e < row.length; e++) {
        double far = Math.sqrt(vectors.between(answer, e)) / vectors.unit();
        row[e] = Math.max(row[e], (float) Math.exp(-far / NEAR_ANSWER));
      }
    }
  }
}
