package sphere.benchmarks.completion;

import sphere.benchmarks.SeedFigures;
import sphere.geometry.features.Learned;
import sphere.geometry.features.SemanticConfig;
import sphere.geometry.training.Workers;

/**
 * An ablation: what the place of things alone finds, without words and children, by balls and by
 * boxes that differ in nothing else.
 */
final class HeadTrial {
  /** Each thing is compared with all in each epoch. */
  private static final int MOST = 5000;

  private final Task task;
  private final NodeVectors vectors;
  private final Workers workers;

  HeadTrial(Task task, NodeVectors vectors, Workers workers) {
    this.task = task;
    this.vectors = vectors;
    this.workers = workers;
  }

  /**
   * Checks that there are not too many nodes.
   *
   * @throws IllegalArgumentException if there are
   */
  static void require(int nodes) {
    if (nodes > MOST) {
      throw new IllegalArgumentException(
          "Option `--heads` takes at most %d known nodes, but there are %d: leave it out."
              .formatted(MOST, nodes));
    }
  }

  /**
   * Learns each head, asks, and puts the figures.
   *
   * @param learned of whose frame features are seen
   */
  void run(Learned learned, SemanticConfig config, SeedFigures figures) {
    HeadLessons lessons =
        HeadLessons.of(
            task.hierarchy(), vectors.of(task.known().rows()), learned, config.dimension());
    for (Head head : Head.values()) {
      HeadTrainer.Trained trained = HeadTrainer.train(lessons, head, config, workers);
      double[] ranks =
          task.queries().stream().mapToDouble(q -> rank(q, trained, learned)).toArray();
      figures.put(head.title() + "HeadAccuracy", Ranks.hits(ranks, 1));
      figures.put(head.title() + "HeadMrr", Ranks.reciprocal(ranks));
      figures.put(head.title() + "HeadMeanRank", Ranks.mean(ranks));
      figures.put(head.title() + "HeadEpochs", trained.epochs());
    }
  }

  private double rank(Task.Query query, HeadTrainer.Trained trained, Learned learned) {
    double[] x = HeadLessons.project(vectors.rows().get(query.row()), learned);
    double[] scores = trained.descent().scores(x);
    return Ranks.best(scores, query.parents(), task.all());
  }
}
