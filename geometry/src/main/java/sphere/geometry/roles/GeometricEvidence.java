package sphere.geometry.roles;

/** Evidence by distances between centers. */
final class GeometricEvidence {
  /** A question counts those within about this many units as near. */
  private static final double NEAR = 0.25;

  private static final double NEAR_ANSWER = 0.5;

  /** Farther than so many units is far. */
  private static final float FAR = 6;

  private static final double LEAST_VOTES = 1e-6;
  private static final double LEAST_DISTANCE = 0.05;

  private final Question question;
  private final Facts facts;
  private final Vectors vectors;
  private final float[] distances;

  GeometricEvidence(Question question, Vectors vectors) {
    this.question = question;
    this.vectors = vectors;
    facts = question.facts;
    distances = new float[facts.entityCount()];
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
    for (int e = 0; e < distances.length; e++) {
      votes(e);
    }
    answers();
  }

  private void votes(int candidate) {
    int back = question.way ^ 1;
    double votes = 0;
    float nearest = FAR;
    int count = 0;
    for (int s = facts.begin(back, candidate); s < facts.end(back, candidate); s++) {
      int other = facts.at(back, s);
      if (other != question.from) {
        votes += Math.exp(-distances[other] / NEAR);
        nearest = Math.min(nearest, distances[other]);
        count++;
      }
    }
    question.dense[Features.NEAREST_KNOWN][candidate] = -nearest;
    question.dense[Features.VOTES][candidate] = (float) Math.log(votes + LEAST_VOTES);
    question.dense[Features.FREQUENCY][candidate] = (float) Math.log1p(count);
    question.dense[Features.EVER][candidate] = count > 0 ? 1 : 0;
  }

  private void answers() {
    int way = question.way;
    float[] row = question.dense[Features.NEAR_ANSWER];
    for (int s = facts.begin(way, question.from); s < facts.end(way, question.from); s++) {
      int answer = facts.at(way, s);
      for (int e = 0; e < row.length; e++) {
        double far = Math.sqrt(vectors.between(answer, e)) / vectors.unit();
        row[e] = Math.max(row[e], (float) Math.exp(-far / NEAR_ANSWER));
      }
    }
  }
}
