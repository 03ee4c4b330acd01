package sphere.geometry.device;

import java.util.Arrays;
import sphere.geometry.ball.Chart;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.refinement.BallObjective;
import sphere.geometry.refinement.RefinementConfig;
import sphere.geometry.refinement.RefinementConfig.Radii;
import sphere.geometry.refinement.RefinementConfig.Start;

/**
 * The same descent pair by pair in double, by the objective of {@link BallObjective} and the order
 * of the hierarchy itself: what a descent by rows shall agree with, up to rounding.
 */
final class DoubleRows {
  private final Hierarchy hierarchy;
  private final Preorder preorder;
  private final RowCosts costs;
  private final BallObjective objective;
  private final double[] sums;
  private double[][] rows;

  DoubleRows(Hierarchy hierarchy, RowProblem problem) {
    this.hierarchy = hierarchy;
    preorder = Preorder.of(hierarchy, () -> {});
    costs = problem.costs();
    Radii radii =
        new Radii(costs.regularization(), Math.exp(costs.logMin()), Math.exp(costs.logMax()));
    objective =
        new BallObjective(
            problem.dimension(),
            new RefinementConfig(Start.RANDOM, 1, 1, 0, .1, costs.margin(), 1, 0, radii, 0));
    double[] atStart = new double[problem.rows()];
    Arrays.setAll(atStart, v -> Math.exp(problem.start().logRadii()[v]));
    rows =
        BallObjective.rows(
            new Chart(problem.dimension(), problem.start().centers().clone(), atStart));
    sums = new double[rows.length];
    Arrays.fill(sums, 1);
  }

  double[][] rows() {
    return rows;
  }

  double epoch(int key, int[] shifts) {
    double[][] after = new double[rows.length][];
    double cost = 0;
    for (int block = 0; block < Dealing.BLOCKS; block++) {
      double[][] seen = new double[rows.length][];
      for (int v = 0; v < rows.length; v++) {
        seen[v] = Dealing.block(v, key) < block ? after[v] : rows[v];
      }
      Gradients gradients = new Gradients(seen, block, key);
      gradients.positives();
      gradients.negatives(shifts);
      cost += gradients.move(after);
    }
    rows = after;
    return cost;
  }

  double heldOutCost(HeldOutRows pairs) {
    double[] ignored = new double[objective.width()];
    double cost = 0;
    for (int at = 0; at < pairs.rows().length; at += pairs.width()) {
      double[] inner = rows[pairs.rows()[at]];
      cost += objective.contain(inner, rows[pairs.rows()[at + 1]], ignored, ignored);
      for (int i = at + 2; i < at + pairs.width(); i++) {
        int x = pairs.rows()[i];
        cost +=
            x < 0 ? 0 : objective.separate(inner, rows[x], ignored, ignored) / pairs.negatives();
      }
    }
    return cost;
  }

  private final class Gradients {
    private final double[][] seen;
    private final int block;
    private final int key;
    private final double[][] gradients;
    private double cost;

    Gradients(double[][] seen, int block, int key) {
      this.seen = seen;
      this.block = block;
      this.key = key;
      gradients = new double[seen.length][objective.width()];
    }

    private void count(int inner, double pairCost) {
      cost += Dealing.block(inner, key) == block ? pairCost : 0;
    }

    void positives() {
      for (int v = 0; v < seen.length; v++) {
        int inner = preorder.position()[v];
        for (int s = hierarchy.parentBegin(v); s < hierarchy.parentEnd(v); s++) {
          int outer = preorder.position()[hierarchy.parent(s)];
          count(
              inner,
              objective.contain(seen[inner], seen[outer], gradients[inner], gradients[outer]));
        }
      }
    }

    void negatives(int[] shifts) {
      for (int inner = 0; inner < seen.length; inner++) {
        int[] above = hierarchy.ancestors(preorder.node()[inner]);
        for (int shift : shifts) {
          int outer = (inner + shift) % seen.length;
          if (Arrays.binarySearch(above, preorder.node()[outer]) < 0) {
            count(
                inner,
                objective.separate(seen[inner], seen[outer], gradients[inner], gradients[outer]));
          }
        }
      }
    }

    double move(double[][] after) {
      for (int v = 0; v < seen.length; v++) {
        if (Dealing.block(v, key) == block) {
          cost += objective.regularize(seen[v], gradients[v]);
          double squares = Arrays.stream(gradients[v]).map(g -> g * g).sum();
          sums[v] += squares;
          double factor = -costs.rate() / Math.sqrt(sums[v]);
          after[v] = seen[v].clone();
          objective.move(after[v], Arrays.stream(gradients[v]).map(g -> factor * g).toArray());
        }
      }
      return cost;
    }
  }
}
