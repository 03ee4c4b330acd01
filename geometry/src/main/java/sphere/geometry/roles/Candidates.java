package sphere.geometry.roles;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Which candidates of a question stand for all in learning: the likeliest by distance, some of
 * those that facts lead to, and some of the rest; each sampled one stands for as many as were not
 * taken in its place.
 */
final class Candidates {
  private static final int NEAREST = 250;
  private static final int LED_TO = 150;
  private static final int OTHERS = 100;

  /** How many there are at most, with the answer. */
  static final int MOST = 1 + NEAREST + LED_TO + OTHERS;

  /** What distance counts beside votes before anything is learned. */
  private static final float DISTANCE = 4;

  private final Question question;
  private final boolean[] taken;
  private final SplittableRandom random;
  private int[] chosen = new int[0];
  private double[] shares = new double[0];

  private Candidates(Question question, SplittableRandom random) {
    this.question = question;
    this.random = random;
    taken = new boolean[question.entityCount];
  }

  /**
   * A lesson.
   *
   * @param excluded answers that are true and so are no candidates, and the start
   */
  static Weighing.Lesson lesson(
      Question question, int answer, int[] excluded, SplittableRandom random) {
    Candidates candidates = new Candidates(question, random);
    for (int e : excluded) {
      candidates.taken[e] = true;
    }
    candidates.taken[answer] = true;
    candidates.add(new int[] {answer}, 0);
    candidates.choose();
    return candidates.lesson();
  }

  private void choose() {
    add(nearest(), 0);
    boolean[] led = new boolean[taken.length];
    question.markSparse(led);
    for (int e = 0; e < led.length; e++) {
      led[e] |=
          question.dense[Features.SHARED][e]
                  + question.dense[Features.COUSIN][e]
                  + question.dense[Features.IMAGE][e]
                  + question.dense[Features.INSIDE_ANSWER][e]
              > 0;
    }
    sample(IntStream.range(0, led.length).filter(e -> led[e] && !taken[e]).toArray(), LED_TO);
    sample(IntStream.range(0, led.length).filter(e -> !taken[e]).toArray(), OTHERS);
  }

  private int[] nearest() {
    float[] distance = question.dense[Features.DISTANCE];
    float[] votes = question.dense[Features.VOTES];
    double[] scores = new double[taken.length];
    for (int e = 0; e < scores.length; e++) {
      scores[e] = taken[e] ? Double.NEGATIVE_INFINITY : DISTANCE * distance[e] + votes[e];
    }
    return Top.of(scores, NEAREST);
  }

  private void sample(int[] from, int size) {
    if (from.length <= size) {
      add(from, 0);
      return;
    }
    // The first places of a shuffle.
    for (int i = 0; i < size; i++) {
      int j = i + random.nextInt(from.length - i);
      int swapped = from[i];
      from[i] = from[j];
      from[j] = swapped;
    }
    add(Arrays.copyOf(from, size), Math.log((double) from.length / size));
  }

  private void add(int[] entities, double share) {
    int before = chosen.length;
    chosen = Arrays.copyOf(chosen, before + entities.length);
    shares = Arrays.copyOf(shares, chosen.length);
    for (int i = 0; i < entities.length; i++) {
      chosen[before + i] = entities[i];
      shares[before + i] = share;
      taken[entities[i]] = true;
    }
  }

  private Weighing.Lesson lesson() {
    float[][] dense = new float[chosen.length][Features.DENSE];
    for (int c = 0; c < chosen.length; c++) {
      for (int f = 0; f < Features.DENSE; f++) {
        dense[c][f] = question.dense[f][chosen[c]];
      }
    }
    return new Weighing.Lesson(dense, question.sparseOf(chosen), shares);
  }
}
