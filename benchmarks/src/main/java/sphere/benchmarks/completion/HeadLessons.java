package sphere.benchmarks.completion;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import sphere.geometry.features.Learned;
import sphere.geometry.hierarchy.Hierarchy;

/**
 * What heads learn from: known things in the principal frame of a trained model.
 *
 * @param hierarchy known things and their parents
 * @param inputs principal coordinates of each thing; of one without features the origin
 * @param hasFeatures which things have features
 * @param dimension coordinates of a center
 */
record HeadLessons(Hierarchy hierarchy, double[][] inputs, boolean[] hasFeatures, int dimension) {
  /** A thing without features begins between those below it if they are as many. */
  private static final int ENOUGH = 4;

  /**
   * Lessons of some features.
   *
   * @param features one vector per ordinal; empty where none is
   */
  static HeadLessons of(
      Hierarchy hierarchy, List<float[]> features, Learned learned, int dimension) {
    double[][] inputs = new double[features.size()][];
    boolean[] has = new boolean[inputs.length];
    for (int v = 0; v < inputs.length; v++) {
      inputs[v] = project(features.get(v), learned);
      has[v] = features.get(v).length > 0;
    }
    return new HeadLessons(hierarchy, inputs, has, dimension);
  }

  /** Principal coordinates of features; what is not known counts as the mean. */
  static double[] project(float[] features, Learned learned) {
    int length = learned.featureDimension();
    double[] x = new double[learned.axes().length / length];
    for (int j = 0; j < features.length; j++) {
      double along = Float.isNaN(features[j]) ? 0 : features[j] - learned.mean()[j];
      for (int i = 0; i < x.length; i++) {
        x[i] += along * learned.axes()[i * length + j];
      }
    }
    return x;
  }

  int size() {
    return inputs.length;
  }

  /** Coordinates of each input. */
  int axes() {
    return inputs[0].length;
  }

  /** Things that have parents and features. */
  int[] learners() {
    return IntStream.range(0, size())
        .filter(v -> hasFeatures[v] && hierarchy.parentBegin(v) < hierarchy.parentEnd(v))
        .toArray();
  }

  boolean isLeaf(int v) {
    return hierarchy.childBegin(v) == hierarchy.childEnd(v);
  }

  int[] parents(int v) {
    return IntStream.range(hierarchy.parentBegin(v), hierarchy.parentEnd(v))
        .map(hierarchy::parent)
        .toArray();
  }

  /** Which may be parents of a thing: neither itself nor what is below it. */
  boolean[] candidates(int v) {
    boolean[] candidates = new boolean[size()];
    Arrays.fill(candidates, true);
    candidates[v] = false;
    for (int below : hierarchy.descendants(v)) {
      candidates[below] = false;
    }
    return candidates;
  }

  /**
   * Where each thing begins, as in the product: where its features are, or between the things below
   * it, drawn to the origin all the more the fewer they are.
   *
   * @param unseen things that are held out, ascending
   */
  double[][] places(int[] unseen) {
    double[][] places = inputs.clone();
    int[] order = hierarchy.topologicalOrder();
    for (int i = order.length - 1; i >= 0; i--) {
      int v = order[i];
      places[v] = hasFeatures[v] ? inputs[v] : between(v, places, unseen);
    }
    return places;
  }

  private double[] between(int v, double[][] places, int[] unseen) {
    int[] below =
        IntStream.range(hierarchy.childBegin(v), hierarchy.childEnd(v))
            .map(hierarchy::child)
            .filter(u -> Arrays.binarySearch(unseen, u) < 0)
            .toArray();
    double[] mean = new double[axes()];
    if (below.length >= ENOUGH) {
      Arrays.setAll(
          mean, k -> IntStream.of(below).mapToDouble(u -> places[u][k]).sum() / (below.length + 1));
    }
    return mean;
  }
}
