package sphere.geometry.refresh;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.training.Monitor;

/**
 * Gives each new node its balls, parents before children: in the first chart in any case, in others
 * if that shows more pairs than it makes wrong ones. What a ball shows is counted, not guessed:
 * {@code pairs of the closure that no chart showed, less strangers around and inside}.
 */
final class Settling {
  private static final long SEED = 0x9e3779b97f4a7c15L;

  private final Space space;
  private final Newcomers newcomers;
  private final Relatives relatives;
  private final Hosts hosts;
  private final Spots spots;
  private int score;

  private Settling(Hierarchy hierarchy, Space space, Newcomers newcomers) {
    this.space = space;
    this.newcomers = newcomers;
    relatives = new Relatives(hierarchy, space);
    hosts = new Hosts(space, relatives);
    spots = new Spots(newcomers);
  }

  /** Adds the balls of all fresh nodes to a space. */
  static void settle(Hierarchy hierarchy, Space space, int[] fresh, Monitor monitor) {
    Newcomers newcomers = Newcomers.of(hierarchy, fresh);
    Settling settling = new Settling(hierarchy, space, newcomers);
    for (int i = 0; i < newcomers.order().length; i++) {
      monitor.check();
      if ((i & 255) == 0) {
        monitor.progress("place", i / (double) newcomers.order().length);
      }
      settling.settle(newcomers.order()[i]);
    }
  }

  private void settle(int x) {
    boolean aboveKnown = newcomers.aboveKnown()[x];
    relatives.of(x, aboveKnown);
    int[] frontier = aboveKnown ? newcomers.frontier(x) : new int[0];
    for (int k = 0; k < space.chartCount() && (k == 0 || relatives.left() > 0); k++) {
      settle(k, x, frontier);
    }
  }

  private void settle(int k, int x, int[] frontier) {
    GrowingChart chart = space.chart(k);
    Host host = hosts.best(k);
    int[] below = rows(k, frontier);
    if (k > 0 && host.gain() == 0 && below.length == 0) {
      return;
    }
    List<Trial> trials = new ArrayList<>(Enclosures.of(chart, host, below));
    if (k == 0 || host.gain() > 0) {
      SplittableRandom random = new SplittableRandom((SEED * (x + 1)) ^ k);
      trials.addAll(spots.find(chart, host, x, random, row -> isForeign(chart, row)));
    }
    int best = choose(chart, trials);
    if (k == 0 || best > 0) {
      chart.around(chart.trial(), row -> show(chart, row));
      chart.inside(chart.trial(), row -> show(chart, row));
      space.add(k, x);
    }
  }

  private int[] rows(int k, int[] nodes) {
    return java.util.Arrays.stream(nodes).map(v -> space.row(k, v)).filter(r -> r >= 0).toArray();
  }

  private boolean isForeign(GrowingChart chart, int row) {
    return !relatives.isAbove(chart.ordinal(row));
  }

  // Leaves the first of the best as the trial.
  private int choose(GrowingChart chart, List<Trial> trials) {
    Trial best = trials.get(0);
    int most = Integer.MIN_VALUE;
    for (Trial trial : trials) {
      chart.propose(trial.center(), trial.radius());
      int reached = score(chart);
      if (reached > most) {
        best = trial;
        most = reached;
      }
      if (most == relatives.left()) {
        break;
      }
    }
    chart.propose(best.center(), best.radius());
    return most;
  }

  private int score(GrowingChart chart) {
    score = 0;
    chart.around(chart.trial(), row -> score += worth(chart, row, true));
    chart.inside(chart.trial(), row -> score += worth(chart, row, false));
    return score;
  }

  private int worth(GrowingChart chart, int row, boolean around) {
    int v = chart.ordinal(row);
    boolean right = around ? relatives.isAbove(v) : relatives.isBelow(v);
    return right ? relatives.isShown(v) ? 0 : 1 : -1;
  }

  private void show(GrowingChart chart, int row) {
    int v = chart.ordinal(row);
    if (relatives.isAbove(v) || relatives.isBelow(v)) {
      relatives.show(v);
    }
  }
}
