package sphere.geometry.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import sphere.geometry.ball.Chart;
import sphere.geometry.ball.Distance;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.Levels;

/**
 * One ball per node while it is being made: the frames of a tree, and the balls that have left
 * them.
 *
 * <p>The frame of a node is its ball in the layout: frames of siblings are disjoint, and a frame
 * holds the frames of all nodes below in the tree. A ball is its frame until {@link #leave} gives
 * it another; such balls are called <em>open</em>. A leaf of the hierarchy counts as the point at
 * the center of its frame.
 *
 * <p>Subtrees of which no ball is open may be moved ({@link #move}); they then hang under what
 * holds them, so that the tree is no longer one of edges, but still one of ancestors.
 *
 * <p>Searches read from many threads; changes are for one thread while no search runs.
 */
final class Frames {
  private final int price;
  private final Hierarchy hierarchy;
  private final int[] parent;
  private Tree tree;
  private final Chart layout;
  private final Chart balls;
  private final Levels levels;
  private final boolean[] isOpen;
  private final int[] openBelow;
  private int[] open = new int[16];
  private int openCount;
  // When each frame or ball was changed last, and when a better ball or place was last looked for.
  private final int[] changed;
  private final int[] searched;
  private int now = 1;
  private int changes;

  /**
   * @param price what a contained stranger costs in contained descendants
   */
  Frames(Hierarchy hierarchy, Tree tree, Chart layout, int price) {
    this.price = price;
    this.hierarchy = hierarchy;
    this.tree = tree;
    this.layout = layout;
    balls = new Chart(layout.dimension(), layout.centers().clone(), layout.radii().clone());
    isOpen = new boolean[layout.radii().length];
    openBelow = new int[layout.radii().length];
    changed = new int[layout.radii().length];
    searched = new int[layout.radii().length];
    levels = Levels.of(hierarchy);
    parent = tree.parent().clone();
  }

  /** What a contained stranger costs in contained descendants. */
  int price() {
    return price;
  }

  Hierarchy hierarchy() {
    return hierarchy;
  }

  Tree tree() {
    return tree;
  }

  Chart layout() {
    return layout;
  }

  /** The balls as they are now. */
  Chart balls() {
    return balls;
  }

  /** Nodes by height. */
  int[][] levels() {
    return levels.nodes();
  }

  /** Whether nothing is below a node in the hierarchy, hence neither in the tree. */
  boolean isLeaf(int v) {
    return levels.height()[v] == 0;
  }

  /** Radius within which a node's frame must be held: 0 for a leaf. */
  double radius(int v) {
    return isLeaf(v) ? 0 : layout.radii()[v];
  }

  boolean isOpen(int v) {
    return isOpen[v];
  }

  /** Radius from which on a ball contains that of {@code v}. */
  double need(Probe ball, int v) {
    return isOpen[v]
        ? ball.distance(balls, v) + balls.radii()[v]
        : ball.distance(layout, v) + radius(v);
  }

  /** Number of open balls of nodes at or below {@code v} in the tree. */
  int openBelow(int v) {
    return openBelow[v];
  }

  int openCount() {
    return openCount;
  }

  /** The i-th node whose ball left its frame. */
  int open(int i) {
    return open[i];
  }

  /** Gives a node another ball. */
  void leave(int v, float[] center, double radius) {
    System.arraycopy(center, 0, balls.centers(), v * center.length, center.length);
    balls.radii()[v] = radius;
    changed[v] = now;
    changes++;
    if (isOpen[v]) {
      return;
    }
    isOpen[v] = true;
    open = openCount == open.length ? Arrays.copyOf(open, 2 * openCount) : open;
    open[openCount++] = v;
    for (int a = v; a >= 0; a = tree.parent()[a]) {
      openBelow[a]++;
    }
  }

  /** Notes that better balls or places of these nodes have been looked for. */
  void searched(int[] nodes) {
    for (int v : nodes) {
      searched[v] = now;
    }
    now++;
  }

  /** How many changes there have been: while it stays, what was found out holds. */
  int changes() {
    return changes;
  }

  /** Whether nothing below a node has changed since its ball was looked for. */
  boolean isSettled(Below below) {
    int last = 0;
    for (int i = 1; i < below.count(); i++) {
      last = Math.max(last, changed[below.get(i)]);
    }
    return last < searched[below.node()];
  }

  /** Whether {@code v} has changed since a place of {@code x} was looked for. */
  boolean isNews(int v, int x) {
    return changed[v] >= searched[x];
  }

  /**
   * Moves subtrees, each to what holds it from then on; of two that would overlap the one with the
   * larger first coordinate stays. For one thread, while no search runs.
   *
   * @param moves of nodes of one height, with null for one that stays
   */
  void move(Move[] moves) {
    boolean rehung = false;
    for (Move move : apart(moves)) {
      place(move);
      rehung |= parent[move.node()] != move.parent();
      parent[move.node()] = move.parent();
    }
    if (rehung) {
      tree = Tree.of(parent.clone(), hierarchy.topologicalOrder());
    }
  }

  private List<Move> apart(Move[] moves) {
    List<Move> sorted =
        Arrays.stream(moves)
            .filter(Objects::nonNull)
            .sorted(
                Comparator.comparingDouble((Move m) -> m.centers()[0]).thenComparing(Move::node))
            .toList();
    double widest = sorted.stream().mapToDouble(this::radius).max().orElse(0);
    List<Move> apart = new ArrayList<>();
    for (Move move : sorted) {
      if (isApart(move, apart, widest)) {
        apart.add(move);
      }
    }
    return apart;
  }

  private double radius(Move move) {
    return isLeaf(move.node()) ? 0 : move.radii()[0];
  }

  private boolean isApart(Move move, List<Move> others, double widest) {
    double radius = radius(move);
    boolean apart = true;
    double x = move.centers()[0];
    for (int i = others.size() - 1; i >= 0 && apart; i--) {
      Move other = others.get(i);
      if (x - other.centers()[0] > radius + widest) {
        return true;
      }
      double away = Distance.of(move.centers(), 0, other.centers(), 0, layout.dimension());
      double both = radius + radius(other);
      apart = away > both || both == 0;
    }
    return apart;
  }

  private void place(Move move) {
    changes++;
    int d = layout.dimension();
    int[] nodes = new int[tree.size()[move.node()]];
    tree.subtree(move.node(), nodes);
    for (int j = 0; j < nodes.length; j++) {
      System.arraycopy(move.centers(), j * d, layout.centers(), nodes[j] * d, d);
      System.arraycopy(move.centers(), j * d, balls.centers(), nodes[j] * d, d);
      changed[nodes[j]] = now;
      layout.radii()[nodes[j]] = move.radii()[j];
      balls.radii()[nodes[j]] = move.radii()[j];
    }
  }
}
