package sphere.geometry.roles;

/** Evidence by facts: what is reached in one step or two, and what those have that share an end. */
final class PathEvidence {
  /** Ends that more than so many share say little about any of them. */
  private static final int CROWD = 1000;

  private final Question question;
  private final Facts facts;
  private final int[] stamps;
  private int stamp;

  PathEvidence(Question question) {
    this.question = question;
    facts = question.facts;
    stamps = new int[facts.entityCount()];
  }

  void fill() {
    for (int first = 0; first < facts.wayCount(); first++) {
      stamp++;
      steps(first);
      if (question.features.hasPaths() && facts.degree(first, question.from) > 0) {
        for (int second = 0; second < facts.wayCount(); second++) {
          stamp++;
          paths(first, second);
        }
      }
      shared(first);
    }
    float[] row = question.dense[Features.SHARED];
    for (int e = 0; e < row.length; e++) {
      row[e] = (float) Math.log1p(row[e]);
    }
  }

  private void steps(int way) {
    for (int s = facts.begin(way, question.from); s < facts.end(way, question.from); s++) {
      note(facts.at(way, s), question.features.step(way));
    }
  }

  private void note(int entity, int feature) {
    if (stamps[entity] != stamp) {
      stamps[entity] = stamp;
      question.note(entity, feature);
    }
  }

  private void paths(int first, int second) {
    for (int s = facts.begin(first, question.from); s < facts.end(first, question.from); s++) {
      int middle = facts.at(first, s);
      if (facts.degree(second, middle) <= CROWD) {
        for (int t = facts.begin(second, middle); t < facts.end(second, middle); t++) {
          note(facts.at(second, t), question.features.path(first, second));
        }
      }
    }
  }

  // Those that share an end with the start, by any way, and where the asked way leads from them.
  private void shared(int first) {
    int back = first ^ 1;
    for (int s = facts.begin(first, question.from); s < facts.end(first, question.from); s++) {
      int end = facts.at(first, s);
      int crowd = facts.degree(back, end);
      for (int t = facts.begin(back, end); crowd <= CROWD && t < facts.end(back, end); t++) {
        if (facts.at(back, t) != question.from) {
          shared(facts.at(back, t), 1f / crowd);
        }
      }
    }
  }

  private void shared(int other, float weight) {
    int way = question.way;
    for (int s = facts.begin(way, other); s < facts.end(way, other); s++) {
      question.dense[Features.SHARED][facts.at(way, s)] += 1;
      question.dense[Features.SHARED_WEIGHT][facts.at(way, s)] += weight;
    }
  }
}
