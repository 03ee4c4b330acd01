package sphere.geometry.device;

import java.util.Arrays;

/** Gathers the gradient of one row and moves it, in the order of a warp; scratch of one thread. */
final class RowStep {
  private final int dimension;
  private final RowCosts costs;
  private final float beyond;
  private final float[] gradient;
  private final float[] lanes = new float[Lanes.COUNT];
  private RowState own;
  private int row;
  private float radius;
  private float radiusGradient;
  private float cost;

  RowStep(RowProblem problem) {
    dimension = problem.dimension();
    costs = problem.costs();
    beyond = 1 + costs.margin();
    gradient = new float[dimension];
  }

  /** Turns to a row as it was before this epoch. */
  void turnTo(RowState state, int v) {
    own = state;
    row = v;
    radius = state.radii()[v];
    Arrays.fill(gradient, 0);
    radiusGradient = 0;
    cost = 0;
  }

  /** Meets another row, as inner or outer ball of a pair that shall be contained or shall not. */
  void meet(RowState state, int other, boolean inner, boolean contain) {
    float of = state.radii()[other];
    float in = inner ? radius : of;
    float out = inner ? of : radius;
    float ratio = in / out;
    // Then q is no less, whatever the distance: half of the strangers are told by radii alone.
    if (!contain && ratio >= beyond) {
      return;
    }
    float distance = distance(state, other);
    float q = (distance + in) / out;
    float pairCost = contain ? q - 1 + costs.margin() : beyond - q;
    if (pairCost > 0) {
      float sign = contain ? 1 : -1;
      float weight = inner ? sign * ratio : sign;
      radiusGradient += inner ? weight : -sign * q;
      cost += inner ? pairCost : 0;
      pull(state, other, weight, distance);
    }
  }

  /** Cost of a pair that shall be contained or shall not. */
  float cost(RowState state, int inner, int outer, boolean contain) {
    turnTo(state, inner);
    meet(state, outer, true, contain);
    return cost;
  }

  private float distance(RowState state, int other) {
    int d = dimension;
    return (float)
        Math.sqrt(Lanes.squared(own.centers(), row * d, state.centers(), other * d, d, lanes));
  }

  private void pull(RowState state, int other, float weight, float distance) {
    if (distance > 0) {
      // An infinite factor would make NaN of a coordinate in which the centers agree.
      float factor = Math.min(Float.MAX_VALUE, weight / distance);
      int here = row * dimension;
      int there = other * dimension;
      float[] a = own.centers();
      float[] b = state.centers();
      for (int k = 0; k < gradient.length; k++) {
        gradient[k] += factor * (a[here + k] - b[there + k]);
      }
    }
  }

  /** Stores what was gathered as a chunk's. */
  void store(Partials partials, int chunk) {
    System.arraycopy(gradient, 0, partials.gradients(), chunk * dimension, dimension);
    partials.radiusGradients()[chunk] = radiusGradient;
    partials.costs()[chunk] = cost;
  }

  /** Adds what a chunk stored. */
  void add(Partials partials, int chunk) {
    for (int k = 0; k < dimension; k++) {
      gradient[k] += partials.gradients()[chunk * dimension + k];
    }
    radiusGradient += partials.radiusGradients()[chunk];
    cost += partials.costs()[chunk];
  }

  /** Moves the row by what was gathered. */
  void move(RowState next, float[] sums, float[] rowCosts) {
    float log = own.logRadii()[row];
    float below = Math.max(0, costs.logMin() - log);
    float above = Math.max(0, log - costs.logMax());
    radiusGradient += 2 * costs.regularization() * (above - below);
    rowCosts[row] = cost + costs.regularization() * (below * below + above * above);
    sums[row] += Lanes.squares(gradient, lanes) + radiusGradient * radiusGradient;
    float factor = -(costs.rate() / (float) Math.sqrt(sums[row]));
    float scale = radius * factor;
    int at = row * dimension;
    for (int k = 0; k < dimension; k++) {
      next.centers()[at + k] = own.centers()[at + k] + scale * gradient[k];
    }
    next.logRadii()[row] = costs.clipped(log + factor * radiusGradient);
    next.radii()[row] = FloatExp.of(next.logRadii()[row]);
  }
}
