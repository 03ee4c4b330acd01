package sphere.geometry.features;

import java.util.stream.IntStream;
import sphere.geometry.hierarchy.Hierarchy;

/**
 * What every question finds as it stands: the centers of all things, and what speaks for each as a
 * parent wherever the question lies, as long as neither words nor kin do.
 *
 * @param centers those of the weights
 * @param priors scores, one per ordinal, of what lies at no distance
 * @param inner ordinals of things that have children, ascending
 */
record Standing(Columns centers, double[] priors, int[] inner) {
  static Standing of(Hierarchy hierarchy, Weights weights) {
    Columns centers = new Columns(weights.centers(), weights.nodes(), weights.dimension());
    int[] inner =
        IntStream.range(0, weights.nodes())
            .filter(v -> hierarchy.childBegin(v) < hierarchy.childEnd(v))
            .toArray();
    return new Standing(centers, Scores.priors(hierarchy, weights), inner);
  }

  static long bytes(int nodes, int dimension) {
    return Columns.bytes(nodes, dimension) + 12L * nodes;
  }
}
