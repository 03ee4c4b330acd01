package sphere.benchmarks.completion;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import sphere.benchmarks.SeedFigures;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.kernel.Kernel;
import sphere.geometry.training.Workers;

/** What rules reach that learn nothing. */
final class Floors {
  /** The nearest neighbour's parent, as seen from the origin. */
  static final String NEAREST_RAW = "nearestNeighborRawAccuracy";

  /** The nearest neighbour's parent, as seen from the mean. */
  static final String NEAREST_CENTERED = "nearestNeighborCenteredAccuracy";

  private final Nodes nodes;
  private final NodeVectors vectors;
  private final Task task;
  private final Workers workers;
  private final List<float[]> known;

  Floors(Nodes nodes, NodeVectors vectors, Task task, Workers workers) {
    this.nodes = nodes;
    this.vectors = vectors;
    this.task = task;
    this.workers = workers;
    known = vectors.of(task.known().rows());
  }

  /** Puts them. */
  void put(SeedFigures figures, Kernel kernel) {
    figures.put("headWordAccuracy", headWord());
    figures.put("childCountMeanRank", childCount());
    Cosines raw = Cosines.raw(known, vectors.dimension(), kernel);
    double[] ranks = cosineRanks(raw);
    figures.put("encoderCosineAccuracy", Ranks.hits(ranks, 1));
    figures.put("encoderCosineMrr", Ranks.reciprocal(ranks));
    figures.put(NEAREST_RAW, nearest(raw));
    Cosines centered = Cosines.centered(known, vectors.dimension(), kernel);
    figures.put(NEAREST_CENTERED, nearest(centered));
  }

  private double headWord() {
    List<String> names =
        Arrays.stream(task.known().rows())
            .mapToObj(row -> nodes.wordings().get(row).name())
            .toList();
    HeadWord rule = new HeadWord(task.hierarchy(), names);
    return 100
        * task.queries().stream()
            .mapToInt(q -> q.isParent(rule.guess(nodes.wordings().get(q.row()).name())) ? 1 : 0)
            .average()
            .orElseThrow();
  }

  // Candidates by falling number of children.
  private double childCount() {
    Hierarchy h = task.hierarchy();
    double[] counts = new double[h.nodeCount()];
    Arrays.setAll(counts, v -> h.childEnd(v) - h.childBegin(v));
    boolean[] all = task.all();
    return Ranks.mean(
        task.queries().stream().mapToDouble(q -> Ranks.best(counts, q.parents(), all)).toArray());
  }

  private double[] cosineRanks(Cosines cosines) {
    double[] ranks = new double[task.queries().size()];
    boolean[] all = task.all();
    workers.run(
        ranks.length,
        1,
        () -> i -> ranks[i] = Ranks.best(to(cosines, i), task.queries().get(i).parents(), all));
    return ranks;
  }

  private double[] to(Cosines cosines, int query) {
    return cosines.to(vectors.rows().get(task.queries().get(query).row()));
  }

  // A parent of the nearest leaf is the answer; right if any of its parents is.
  private double nearest(Cosines cosines) {
    int[] leaves = task.leaves();
    double[] right = new double[task.queries().size()];
    workers.run(
        right.length, 1, () -> i -> right[i] = isRight(i, nearest(leaves, to(cosines, i))) ? 1 : 0);
    return 100 * Ranks.mean(right);
  }

  // The first of the nearest; -1 if none is near.
  private static int nearest(int[] leaves, double[] nearness) {
    int best = -1;
    double most = Double.NEGATIVE_INFINITY;
    for (int v : leaves) {
      best = nearness[v] > most ? v : best;
      most = Math.max(most, nearness[v]);
    }
    return best;
  }

  private boolean isRight(int query, int leaf) {
    return leaf >= 0
        && IntStream.of(task.queries().get(query).parents())
            .anyMatch(p -> task.hierarchy().hasEdge(leaf, p));
  }
}
