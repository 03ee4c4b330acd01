package sphere.geometry.ontology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import sphere.geometry.ball.BallTable;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.Reach;

/**
 * Which axioms hold by the balls alone, as stored: where a ball stands for each concept that an
 * axiom names. Not thread-safe.
 *
 * <ul>
 *   <li>{@code C ⊑ D}, {@code C ⊑ ∃r.D}, {@code ∃r.C ⊑ D}: the ball of the right side contains that
 *       of the left;
 *   <li>{@code C ⊓ D ⊑ E}: whatever lies below C or D and in both balls lies in that of E;
 *   <li>{@code C ⊓ D ⊑ ⊥}: the balls share no point;
 *   <li>{@code r ⊑ s}: for every D the ball of {@code ∃s.D} contains that of {@code ∃r.D};
 *   <li>{@code r ∘ s ⊑ t}: for every {@code ∃r.D} with D below {@code ∃s.F} the ball of {@code
 *       ∃t.F} contains that of {@code ∃r.D}.
 * </ul>
 *
 * <p>An axiom that names a concept without a ball, or a restriction that nothing is below, is not
 * counted.
 */
public final class Satisfied {
  /** Of a concept without a ball. */
  public static final int NONE = -1;

  private final Extension extension;
  private final int[] ordinals;
  private final Hierarchy hierarchy;
  private final BallTable table;
  private final Reach reach;
  // At least how many are below, which tells the smaller side well enough.
  private final int[] sizes;
  private final Map<Integer, List<Integer>> restrictions = new HashMap<>();

  /**
   * Of a model.
   *
   * @param extension its axioms
   * @param ordinals of each of the extended concepts, or {@link #NONE}
   * @param hierarchy order of the ordinals
   * @param table balls of the ordinals
   */
  public Satisfied(Extension extension, int[] ordinals, Hierarchy hierarchy, BallTable table) {
    this.extension = extension;
    this.ordinals = ordinals;
    this.hierarchy = hierarchy;
    this.table = table;
    reach = new Reach(hierarchy);
    sizes = sizes(hierarchy);
    for (int i = 0; i < extension.size(); i++) {
      if (ordinalOf(i) != NONE) {
        restrictions.computeIfAbsent(ordinalOf(i), v -> new ArrayList<>()).add(i);
      }
    }
  }

  private static int[] sizes(Hierarchy hierarchy) {
    int[] below = new int[hierarchy.nodeCount()];
    int[] order = hierarchy.topologicalOrder();
    for (int i = order.length - 1; i >= 0; i--) {
      long size = 1;
      for (int s = hierarchy.childBegin(order[i]); s < hierarchy.childEnd(order[i]); s++) {
        size += below[hierarchy.child(s)];
      }
      below[order[i]] = (int) Math.min(Integer.MAX_VALUE, size);
    }
    return below;
  }

  /**
   * The share of axioms that hold, for each form that has some that are counted.
   *
   * @param axioms those that were asserted
   * @param check called now and then; throws to abort
   */
  public Map<NormalForm, Double> shares(Axioms axioms, Runnable check) {
    Map<NormalForm, Double> shares = new LinkedHashMap<>();
    for (NormalForm form : NormalForm.values()) {
      long counted = 0;
      long held = 0;
      for (int i = 0; i < axioms.count(form); i++) {
        check.run();
        double margin = margin(axioms, form, i);
        counted += Double.isNaN(margin) ? 0 : 1;
        held += margin >= 0 ? 1 : 0;
      }
      if (counted > 0) {
        shares.put(form, (double) held / counted);
      }
    }
    return shares;
  }

  /**
   * By how much an axiom holds: the least margin of the pairs that it speaks of; of disjoint balls
   * their distance.
   *
   * @return NaN if it is not counted
   */
  public double margin(Axioms axioms, NormalForm form, int row) {
    int a = axioms.at(form, row, 0);
    int b = axioms.at(form, row, 1);
    int c = form.arity() > 2 ? axioms.at(form, row, 2) : NONE;
    return switch (form) {
      case NF1 -> margin(ordinals[b], ordinals[a]);
      case NF2 -> both(ordinals[a], ordinals[b], ordinals[c]);
      case NF3 -> margin(restriction(b, c), ordinals[a]);
      case NF4 -> margin(ordinals[c], restriction(a, b));
      case DISJOINT -> gap(ordinals[a], ordinals[b]);
      case SUBROLE -> least(a, i -> margin(restriction(b, extension.filler(i)), ordinalOf(i)));
      case CHAIN -> least(a, i -> chained(i, b, c));
    };
  }

  private int ordinalOf(int restriction) {
    return ordinals[extension.concept(restriction)];
  }

  private int restriction(int role, int filler) {
    return extension.find(role, filler).stream().map(this::ordinalOf).findFirst().orElse(NONE);
  }

  private double margin(int outer, int inner) {
    return outer == NONE || inner == NONE ? Double.NaN : table.margin(outer, inner);
  }

  // In each chart that holds both: there they share nothing.
  private double gap(int a, int b) {
    if (a == NONE || b == NONE || a == b) {
      return Double.NaN;
    }
    double gap = Double.POSITIVE_INFINITY;
    for (int k = 0; k < table.chartCount(); k++) {
      int x = table.row(k, a);
      int y = table.row(k, b);
      if (x >= 0 && y >= 0) {
        gap = Math.min(gap, gap(k, x, y));
      }
    }
    return gap;
  }

  // Balls that touch share a point.
  private double gap(int chart, int x, int y) {
    double[] radii = table.chart(chart).radii();
    double gap = table.chart(chart).distance(x, y) - (radii[x] + radii[y]);
    return gap == 0 ? -Double.MIN_VALUE : gap;
  }

  private interface Margin {
    double of(int restriction);
  }

  // Over the restrictions of a role; NaN if there are none to speak of.
  private double least(int role, Margin margin) {
    return IntStream.range(0, extension.size())
        .filter(i -> extension.role(i) == role)
        .mapToDouble(margin::of)
        .filter(m -> !Double.isNaN(m))
        .min()
        .orElse(Double.NaN);
  }

  private double chained(int restriction, int second, int third) {
    int filler = ordinals[extension.filler(restriction)];
    if (filler == NONE || ordinalOf(restriction) == NONE) {
      return Double.NaN;
    }
    return IntStream.range(0, reach.visit(filler, true))
        .map(reach::visited)
        .filter(v -> restrictions.containsKey(v) && table.contains(v, filler))
        .boxed()
        .flatMap(v -> restrictions.get(v).stream())
        .filter(next -> extension.role(next) == second)
        .mapToDouble(
            next -> margin(restriction(third, extension.filler(next)), ordinalOf(restriction)))
        .filter(m -> !Double.isNaN(m))
        .min()
        .orElse(Double.NaN);
  }

  private double both(int a, int b, int e) {
    if (a == NONE || b == NONE || e == NONE) {
      return Double.NaN;
    }
    boolean first = sizes[a] <= sizes[b];
    int few = first ? a : b;
    int other = first ? b : a;
    int visited = reach.visit(few, false);
    return IntStream.range(0, visited)
        .map(reach::visited)
        .filter(x -> table.contains(other, x) && table.contains(few, x))
        .mapToDouble(x -> table.margin(e, x))
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }
}
