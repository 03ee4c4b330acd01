package sphere.geometry.refresh;

import java.util.List;

/**
 * The best of some trials of one chart: of the pairs that it shows and no chart before, less twice
 * the strangers around it and in it, the most; of equal ones the first.
 */
final class Choice {
  /** Pairs that one stranger outweighs: rather a pair is missed than another wrong. */
  private static final int PRICE = 2;

  private final GrowingChart chart;
  private final Relatives relatives;
  private Trial best = new Trial(new float[0], 0);
  private int score = Integer.MIN_VALUE;
  // Of the trial that is counted now.
  private int shown;
  private int strangers;

  Choice(GrowingChart chart, Relatives relatives) {
    this.chart = chart;
    this.relatives = relatives;
  }

  /**
   * Pairs that the best shows, less twice the strangers; as little as can be if nothing was tried.
   */
  int score() {
    return score;
  }

  /** Tries some more, unless the best cannot be bettered. */
  void among(List<Trial> trials) {
    for (int i = 0; i < trials.size() && score < relatives.left(); i++) {
      count(trials.get(i));
      if (canWin() && shown - PRICE * strangers > score) {
        best = trials.get(i);
        score = shown - PRICE * strangers;
      }
    }
  }

  private void count(Trial trial) {
    shown = 0;
    strangers = 0;
    chart.propose(trial.center(), trial.radius());
    chart.around(chart.trial(), row -> count(relatives.isAbove(chart.ordinal(row)), row));
    if (canWin()) {
      chart.inside(
          chart.trial(),
          row -> {
            count(relatives.isBelow(chart.ordinal(row)), row);
            return canWin();
          });
    }
  }

  private void count(boolean related, int row) {
    shown += related && !relatives.isShown(chart.ordinal(row)) ? 1 : 0;
    strangers += related ? 0 : 1;
  }

  // With so many strangers not even all pairs that are left would make it the best.
  private boolean canWin() {
    return score == Integer.MIN_VALUE || relatives.left() - PRICE * strangers > score;
  }

  /** Makes the best the chart's trial, and its pairs shown. */
  void take() {
    chart.propose(best.center(), best.radius());
    chart.around(chart.trial(), this::show);
    chart.inside(
        chart.trial(),
        row -> {
          show(row);
          return true;
        });
  }

  private void show(int row) {
    int v = chart.ordinal(row);
    if (relatives.isAbove(v) || relatives.isBelow(v)) {
      relatives.show(v);
    }
  }
}
