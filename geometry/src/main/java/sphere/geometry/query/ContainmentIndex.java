package sphere.geometry.query;

import java.util.PrimitiveIterator;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.function.ToIntFunction;
import sphere.geometry.audit.Audit;
import sphere.geometry.ball.Ball;
import sphere.geometry.ball.BallTable;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.Reach;
import sphere.geometry.hierarchy.TreeSizes;
import sphere.geometry.kernel.Kernel;
import sphere.geometry.training.Monitor;

/**
 * Answers over one trained model, in ordinals; immutable, lock-free, for any number of threads.
 *
 * <p><em>Subsumption</em> is exactly the reflexive transitive closure of the hierarchy: what a
 * chart contains, less the false pairs, plus the missed pairs of the audit. <em>Containment</em> is
 * geometry alone.
 *
 * <p>Balls may come from anywhere: what is said of all balls is found in a {@link BallTree} of each
 * chart, which asks nothing of them. Trees and {@link TreeSizes} are made when they are first
 * needed, at a cost of some scans, and kept.
 */
public final class ContainmentIndex {
  /** To list and to sort so few at once is quicker than to find each when it is asked for. */
  public static final int FEW = 16;

  private final Hierarchy hierarchy;
  private final BallTable table;
  private final Audit audit;
  private final Aids aids;
  private final Scratch scratch;

  /**
   * An index over a hierarchy, its balls and their audit.
   *
   * @param kernel measures balls; changes no answer
   */
  public ContainmentIndex(Hierarchy hierarchy, BallTable table, Audit audit, Kernel kernel) {
    this.hierarchy = hierarchy;
    this.table = table;
    this.audit = audit;
    aids = new Aids(hierarchy, table, kernel);
    scratch = new Scratch(hierarchy);
  }

  /** Whether an aid is there. */
  public boolean has(Aid aid) {
    return aids.has(aid);
  }

  /**
   * Makes an aid, unless it is there; who does not call this has it made by the first question,
   * unheard and unaccounted. Takes a second for two million balls.
   *
   * @param monitor told of the memory before it is taken, asked whether to stop
   */
  public void make(Aid aid, Monitor monitor) {
    monitor.progress("index", 0);
    aids.make(aid, monitor);
    monitor.progress("index", 1);
  }

  /** Whether {@code inner} is {@code outer} or one of its descendants. */
  public boolean subsumes(int outer, int inner) {
    if (outer == inner) {
      return true;
    }
    return table.contains(outer, inner)
        ? !audit.excluded().has(inner, outer)
        : audit.missed().has(inner, outer);
  }

  /** Whether the ball of {@code inner} lies in that of {@code outer} in at least one chart. */
  public boolean contains(int outer, int inner) {
    return table.contains(outer, inner);
  }

  /** Proper ancestors by subsumption, or all balls around {@code v}; ascending ordinals. */
  public int[] ancestors(int v, boolean bySubsumption) {
    int[] above = with(reach -> reach.ancestors(v));
    return bySubsumption ? above : contained(above, audit.excluded().outersOf(v), a -> a, b -> v);
  }

  /** Proper descendants by subsumption, or all balls inside {@code v}; ascending ordinals. */
  public int[] descendants(int v, boolean bySubsumption) {
    int[] below = with(reach -> reach.descendants(v));
    return bySubsumption ? below : contained(below, audit.excluded().innersOf(v), a -> v, b -> b);
  }

  /** Number of proper ancestors by subsumption. */
  public int ancestorCount(int v) {
    return count(reach -> reach.visit(v, true) - 1);
  }

  /**
   * Number of proper descendants by subsumption. At once where no node below {@code v} has two
   * parents; else what is above such nodes is walked through.
   */
  public int descendantCount(int v) {
    TreeSizes known = aids.sizes();
    int size = known.of(v);
    return size > 0 ? size - 1 : count(reach -> reach.descendantCount(v, known));
  }

  /**
   * All ordinals whose ball contains a given one in at least one chart, whoever made it; ascending.
   *
   * @throws IllegalArgumentException if it has another dimension than the model's balls, or more
   *     charts
   */
  public int[] around(Ball ball) {
    table.requireShape(ball);
    return aids.forest().around(ball);
  }

  /** All ordinals whose ball lies in a given one in at least one chart; as above. */
  public int[] inside(Ball ball) {
    table.requireShape(ball);
    return aids.forest().inside(ball);
  }

  /**
   * The ordinals whose balls come nearest to containing a given one, or contain it with most room:
   * by falling margin {@code max over charts of r - r' - |c - c'|}, r' and c' being the given
   * ball's; of equal margins the smaller ordinal first.
   *
   * @param limit how many, if there are so many
   * @throws IllegalArgumentException if the ball has another dimension than the model's balls, or
   *     more charts; if the limit is negative
   */
  public int[] nearest(Ball ball, int limit) {
    return nearest(ball, limit, true);
  }

  /** The ordinals whose balls lie deepest in a given one, or come nearest to it; as above. */
  public int[] nearestInside(Ball ball, int limit) {
    return nearest(ball, limit, false);
  }

  private int[] nearest(Ball ball, int limit, boolean outward) {
    table.requireShape(ball);
    requireLimit(limit);
    return limit == 0 ? new int[0] : aids.forest().nearest(ball, outward, limit);
  }

  private static void requireLimit(int limit) {
    if (limit < 0) {
      throw new IllegalArgumentException(
          "Value for `limit` was `" + limit + "`, but must be at least 0.");
    }
  }

  /**
   * Proper descendants by subsumption, by falling radius in the first chart, of equal radii the
   * smaller ordinal first; each is found when it is asked for, so that the first ten of a million
   * cost what ten cost.
   */
  public Descendants descendantsByRadius(int v) {
    Few few = new Few(hierarchy, v, FEW);
    return few.isAll()
        ? new Descendants(aids.falling().ordered(few.ordinals()), true)
        : new Descendants(
            new Downward(
                hierarchy,
                aids.falling(),
                aids.best(),
                v,
                () -> with(reach -> reach.unsorted(v, false))),
            false);
  }

  /**
   * What is below an ordinal.
   *
   * @param ordinals in order
   * @param areFew whether there are no more than {@value #FEW}
   */
  public record Descendants(PrimitiveIterator.OfInt ordinals, boolean areFew) {}

  /**
   * Some ordinals by radius in the first chart, of equal radii the smaller ordinal first, each
   * found when it is asked for.
   *
   * @param ordinals distinct
   * @param largestFirst by falling radius if true, by rising if false
   */
  public PrimitiveIterator.OfInt byRadius(int[] ordinals, boolean largestFirst) {
    return (largestFirst ? aids.falling() : aids.rising()).ordered(ordinals);
  }

  /**
   * The lowest common subsumers: those at or above every one of the ordinals that have none of the
   * others below them.
   *
   * @param ordinals at least one
   * @return ascending; empty if nothing is common
   */
  public int[] common(int[] ordinals) {
    return with(reach -> new Common(hierarchy, ordinals, reach).lowest());
  }

  /**
   * What is at or below every one of the ordinals: of the one with the fewest below it, those that
   * the others subsume.
   *
   * @param ordinals at least one
   * @return ascending
   */
  public int[] below(int[] ordinals) {
    int fewest = ordinals[0];
    for (int v : ordinals) {
      fewest = descendantCount(v) < descendantCount(fewest) ? v : fewest;
    }
    Found found = new Found(hierarchy.nodeCount());
    addIfBelow(ordinals, fewest, found);
    for (int v : descendants(fewest, true)) {
      addIfBelow(ordinals, v, found);
    }
    return found.ascending();
  }

  private void addIfBelow(int[] ordinals, int v, Found found) {
    for (int outer : ordinals) {
      if (!subsumes(outer, v)) {
        return;
      }
    }
    found.add(v);
  }

  /**
   * A shortest chain of edges from {@code inner} up to {@code outer}, both included.
   *
   * @return empty if {@code outer} does not subsume {@code inner}
   */
  public int[] chain(int outer, int inner) {
    return subsumes(outer, inner) ? new Chain(this, hierarchy, outer).from(inner) : new int[0];
  }

  /**
   * Bytes of balls, exceptions, and what was made so far to answer; the hierarchy's rows come on
   * top.
   */
  public long bytes() {
    return table.bytes() + audit.exceptionBytes() + aids.bytes() + scratch.bytes();
  }

  // Of what the hierarchy knows to be related, what a chart contains; and what else charts contain.
  private int[] contained(
      int[] related, int[] strangers, IntUnaryOperator outer, IntUnaryOperator inner) {
    Found found = new Found(hierarchy.nodeCount());
    for (int v : related) {
      if (contains(outer.applyAsInt(v), inner.applyAsInt(v))) {
        found.add(v);
      }
    }
    for (int v : strangers) {
      found.add(v);
    }
    return found.ascending();
  }

  private int[] with(Function<Reach, int[]> question) {
    Reach reach = scratch.take();
    int[] answer = question.apply(reach);
    scratch.give(reach);
    return answer;
  }

  private int count(ToIntFunction<Reach> question) {
    Reach reach = scratch.take();
    int answer = question.applyAsInt(reach);
    scratch.give(reach);
    return answer;
  }
}
