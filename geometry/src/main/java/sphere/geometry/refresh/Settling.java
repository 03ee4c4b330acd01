package sphere.geometry.refresh;

import java.util.Arrays;
import java.util.SplittableRandom;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.training.Monitor;

/**
 * Gives each new node its balls, parents before children: in the first chart in any case, in others
 * if that shows more pairs than it makes wrong ones. What a ball shows is counted, not guessed:
 * {@code pairs of the closure that no chart showed, less twice the strangers around and inside}.
 */
final class Settling {
  /** Hosts that are tried, each around the one before. */
  private static final int WIDER = 3;

  private static final long SEED = 0x9e3779b97f4a7c15L;

  private final Space space;
  private final Newcomers newcomers;
  private final Relatives relatives;
  private final Hosts hosts;
  private final Spots spots;

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
    Choice choice = new Choice(chart, relatives);
    if (k == 0 || host.gain() > 0) {
      spot(k, x, host, choice);
    }
    choice.among(Enclosures.of(chart, host, below));
    if (k == 0 || choice.score() > 0) {
      choice.take();
      space.add(k, x);
    }
  }

  // Where the host has no room but in strangers, what is around it may have.
  private void spot(int k, int x, Host first, Choice choice) {
    GrowingChart chart = space.chart(k);
    SplittableRandom random = new SplittableRandom((SEED * (x + 1)) ^ k);
    Host host = first;
    for (int i = 0; i < WIDER && choice.score() < host.gain(); i++) {
      Host around = host;
      choice.among(spots.find(chart, host, x, random, row -> isForeign(chart, around, row)));
      host = choice.score() < host.gain() ? hosts.wider(chart, host) : host;
    }
  }

  private int[] rows(int k, int[] nodes) {
    return Arrays.stream(nodes).map(v -> space.row(k, v)).filter(r -> r >= 0).toArray();
  }

  // So is an ancestor's ball that does not lie around the host: it may lie in it.
  private boolean isForeign(GrowingChart chart, Host host, int row) {
    return !relatives.isAbove(chart.ordinal(row)) || !host.liesIn(chart.chart(), row);
  }
}
