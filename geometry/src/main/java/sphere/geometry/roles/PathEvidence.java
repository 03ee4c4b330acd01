package sphere.geometry.roles;

import java.util.Arrays;

/** Evidence by facts: what is reached in one step or two, and what those have that share an end. */
final class PathEvidence {
  /** Ends that more than so many share say little about any of them. */
  static final int CROWD = 1000;

  private final Question question;
  private final Facts facts;
  private final int[] stamps;
  private int stamp;
  private final int[] times;
  private final float[] shares;
  private final int[] others;
  private int count;

  PathEvidence(Question question) {
    this.question = question;
    facts = question.facts;
    stamps = new int[facts.entityCount()];
    times = new int[stamps.length];
    shares = new float[stamps.length];
    others = new int[stamps.length];
  }

  void fill() {
    for (int slot = facts.begin(question.from); slot < facts.end(question.from); slot++) {
      int way = facts.way(slot);
      question.note(facts.at(way, slot), question.features.step(way));
    }
    for (int first = 0; first < facts.wayCount(); first++) {
      if (facts.degree(first, question.from) > 0) {
        for (int second = 0; question.features.hasPaths() && second < facts.wayCount(); second++) {
          paths(first, second);
        }
        sharing(first);
      }
    }
    shared();
    float[] row = question.dense[Features.SHARED];
    for (int e = 0; e < row.length; e++) {
      row[e] = (float) Math.log1p(row[e]);
    }
  }

  private void note(int entity, int feature) {
    if (stamps[entity] != stamp) {
      stamps[entity] = stamp;
      question.note(entity, feature);
    }
  }

  private void paths(int first, int second) {
    next();
    int feature = question.features.path(first, second);
    for (int s = facts.begin(first, question.from), sEnd = facts.end(first, question.from);
        s < sEnd;
        s++) {
      int middle = facts.at(first, s);
      if (facts.degree(second, middle) <= CROWD) {
        for (int t = facts.begin(second, middle), tEnd = facts.end(second, middle); t < tEnd; t++) {
          note(facts.at(second, t), feature);
        }
      }
    }
  }

  private void next() {
    if (++stamp == 0) {
      // After 2^32 old stamps would be taken for new ones.
      Arrays.fill(stamps, 0);
      stamp = 1;
    }
  }

  // Those that share an end with the start, by any way: each once, with how often it does.
  private void sharing(int first) {
    int back = first ^ 1;
    for (int s = facts.begin(first, question.from), sEnd = facts.end(first, question.from);
        s < sEnd;
        s++) {
      int end = facts.at(first, s);
      int crowd = facts.degree(back, end);
      for (int t = facts.begin(back, end), tEnd = facts.end(back, end);
          crowd <= CROWD && t < tEnd;
          t++) {
        int other = facts.at(back, t);
        if (other != question.from) {
          if (times[other]++ == 0) {
            others[count++] = other;
          }
          shares[other] += 1f / crowd;
        }
      }
    }
  }

  // Where the asked way leads from them.
  private void shared() {
    int way = question.way;
    for (int i = 0; i < count; i++) {
      int other = others[i];
      for (int s = facts.begin(way, other), sEnd = facts.end(way, other); s < sEnd; s++) {
        question.dense[Features.SHARED][facts.at(way, s)] += times[other];
        question.dense[Features.SHARED_WEIGHT][facts.at(way, s)] += shares[other];
      }
      times[other] = 0;
      shares[other] = 0;
    }
    count = 0;
  }
}
