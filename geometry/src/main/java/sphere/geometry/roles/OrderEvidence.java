package sphere.geometry.roles;

/** Evidence by containment: which balls lie in which, and what restrictions they are under. */
final class OrderEvidence {
  /** Balls that hold more than this share of all say little. */
  private static final double WIDE = 0.5;

  /** So many of what lies in a ball stand for all of it. */
  private static final int CONTENT = 1000;

  /** Brings information to the size of the other numbers. */
  private static final float SCALE = 10;

  private final Question question;
  private final Facts facts;
  private final Closure closure;
  private final Known known;
  private final int[] matches;

  OrderEvidence(Question question, Closure closure, Known known) {
    this.question = question;
    this.closure = closure;
    this.known = known;
    facts = question.facts;
    matches = new int[facts.entityCount()];
  }

  void fill() {
    int[] above = closure.above().of(question.from);
    sizes();
    common(above);
    if ((question.way & 1) == 0) {
      content();
      if (question.way == 0) {
        insideParents();
        images();
      } else {
        insideFillers(above);
      }
    }
  }

  private void sizes() {
    double depth = Math.log(1.0 + closure.above().size(question.from));
    for (int e = 0; e < matches.length; e++) {
      question.dense[Features.VOLUME][e] = (float) Math.log1p(closure.below().size(e));
      question.dense[Features.DEPTH][e] =
          (float) Math.abs(Math.log1p(closure.above().size(e)) - depth);
    }
  }

  private void common(int[] above) {
    float[] row = question.dense[Features.COMMON];
    share(question.from, row);
    for (int a : above) {
      share(a, row);
    }
    for (int e = 0; e < row.length; e++) {
      question.dense[Features.ALONE][e] = (row[e] - closure.information()[e]) / SCALE;
      row[e] /= SCALE;
    }
  }

  private void share(int around, float[] row) {
    if (closure.below().size(around) > WIDE * row.length) {
      // What nearly all have in common is taken off both sides.
      return;
    }
    float information = closure.information(around);
    row[around] += information;
    Rows below = closure.below();
    for (int s = below.begin()[around]; s < below.begin()[around + 1]; s++) {
      row[below.targets()[s]] += information;
    }
  }

  private void content() {
    int[] below = closure.below().of(question.from);
    int step = 1 + below.length / CONTENT;
    float share = 1f / ((below.length + step - 1) / step);
    float[] row = question.dense[Features.CONTENT];
    for (int i = 0; i < below.length; i += step) {
      if (question.way == 0) {
        for (int a : closure.above().of(below[i])) {
          row[a] += share;
        }
      } else {
        for (int s = facts.begin(question.way, below[i]), sEnd = facts.end(question.way, below[i]);
            s < sEnd;
            s++) {
          row[facts.at(question.way, s)] += share;
        }
      }
    }
  }

  // An axiom with what lies below a stated parent would make that one superfluous.
  private void insideParents() {
    float[] inside = question.dense[Features.INSIDE_ANSWER];
    float[] cousin = question.dense[Features.COUSIN];
    for (int s = facts.begin(0, question.from), sEnd = facts.end(0, question.from); s < sEnd; s++) {
      int parent = facts.at(0, s);
      for (int e : closure.below().of(parent)) {
        inside[e] = 1;
      }
      for (int t = facts.begin(0, parent), tEnd = facts.end(0, parent); t < tEnd; t++) {
        for (int u = facts.begin(1, facts.at(0, t)), uEnd = facts.end(1, facts.at(0, t));
            u < uEnd;
            u++) {
          cousin[facts.at(1, u)] = 1;
        }
      }
    }
  }

  // What is stated of the candidate by roles, and whether it is entailed of the start.
  private void images() {
    java.util.Arrays.fill(matches, 0);
    for (int way = 2; way < facts.wayCount(); way += 2) {
      for (int filler : known.answers(question.from, way)) {
        if (filler != question.from) {
          for (int s = facts.begin(way + 1, filler), sEnd = facts.end(way + 1, filler);
              s < sEnd;
              s++) {
            matches[facts.at(way + 1, s)]++;
          }
        }
      }
    }
    for (int e = 0; e < matches.length; e++) {
      if (matches[e] > 0) {
        question.dense[Features.IMAGE][e] = 1;
        question.dense[Features.IMAGE_LACKS][e] = matches[e] - stated(e);
      }
    }
  }

  private int stated(int entity) {
    int count = 0;
    for (int way = 2; way < facts.wayCount(); way += 2) {
      count += facts.degree(way, entity);
    }
    return count;
  }

  private void insideFillers(int[] above) {
    for (int way = 2; way < facts.wayCount(); way += 2) {
      fillers(question.from, way);
      for (int a : above) {
        fillers(a, way);
      }
    }
  }

  private void fillers(int entity, int way) {
    for (int s = facts.begin(way, entity), sEnd = facts.end(way, entity); s < sEnd; s++) {
      int filler = facts.at(way, s);
      question.dense[Features.IMAGE][filler] = 1;
      if (way == question.way) {
        for (int e : closure.below().of(filler)) {
          question.dense[Features.INSIDE_ANSWER][e] = 1;
        }
      }
    }
  }
}
