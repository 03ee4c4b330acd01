package sphere.benchmarks;

/**
 * Ranks of true answers among wrong ones, ties counted against us.
 *
 * <p>Reciprocal ranks and hits are of the best true answer alone; average precision is of all true
 * answers of a question, each ranked among the wrong ones and the true ones before it (Nickel and
 * Kiela 2017, section 4).
 */
final class Ranking {
  private long questions;
  private long answers;
  private double rankSum;
  private double precisionSum;
  private double reciprocalSum;
  private long top10;

  /**
   * One question.
   *
   * @param wrongAbove for each true answer, best first, how many wrong ones are not worse
   */
  void add(long[] wrongAbove) {
    double precision = 0;
    for (int i = 0; i < wrongAbove.length; i++) {
      precision += (i + 1.0) / (wrongAbove[i] + i + 1);
      rankSum += wrongAbove[i] + 1;
    }
    questions++;
    answers += wrongAbove.length;
    precisionSum += precision / wrongAbove.length;
    reciprocalSum += 1.0 / (wrongAbove[0] + 1);
    top10 += wrongAbove[0] < 10 ? 1 : 0;
  }

  long questions() {
    return questions;
  }

  /** Mean of the ranks of all true answers among the wrong ones; 1 at best. */
  double meanRank() {
    return rankSum / answers;
  }

  double meanAveragePrecision() {
    return precisionSum / questions;
  }

  double meanReciprocalRank() {
    return reciprocalSum / questions;
  }

  double hitsAt10() {
    return (double) top10 / questions;
  }
}
