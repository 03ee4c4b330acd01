package sphere.benchmarks.ontology;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import sphere.geometry.roles.Ranks;
import sphere.geometry.training.Workers;

/**
 * The best that the baseline can do: rate, margin, negatives and epochs with the best MRR on valid
 * axioms, ranked as it is tested.
 */
final class ElemChoice {
  private static final double[] RATES = {.05, .1, .2};
  private static final double[] MARGINS = {-.1, 0, .2, .4};
  private static final double USUAL_MARGIN = .1;

  private static final int QUESTIONS = 1000;

  private final Split split;
  private final Entailed entailed;
  private final Workers workers;
  private final List<Asked> asked;
  private final PrintStream err;

  // The balls of the best of some lengths; the trainer may have gone on.
  private record Judged(ElemTrainer trainer, ElemBalls balls, double mrr) {
    Judged better(Judged other) {
      return other.mrr > mrr ? other : this;
    }
  }

  ElemChoice(Split split, Entailed entailed, long seed, Workers workers, PrintStream err) {
    this.split = split;
    this.entailed = entailed;
    this.workers = workers;
    this.err = err;
    asked = Asked.sample(Asked.of(split.valid()), QUESTIONS, seed);
  }

  /**
   * The balls of the best setting: of all rates with negatives at one and both ends half as many
   * epochs, then the best of these with all margins and all epochs, then the best of these for
   * twice as many.
   */
  ElemBalls best(int dimension, int epochs, long seed) {
    int half = Math.max(1, epochs / 2);
    List<ElemConfig> configs = new ArrayList<>();
    for (double rate : RATES) {
      for (int ends = 1; ends <= 2; ends++) {
        configs.add(new ElemConfig(dimension, half, rate, USUAL_MARGIN, ends, seed));
      }
    }
    Judged best = best(configs);
    best = best.better(judgedTold(best.trainer(), epochs));
    ElemConfig usual = best.balls().config();
    best = best.better(best(others(usual, epochs)));
    best = best.better(judgedTold(best.trainer(), 2 * epochs));
    err.println("elem, chosen: " + best.balls().config());
    return best.balls();
  }

  private static List<ElemConfig> others(ElemConfig usual, int epochs) {
    return DoubleStream.of(MARGINS)
        .mapToObj(margin -> usual.withEpochs(epochs).withMargin(margin))
        .toList();
  }

  private Judged judgedTold(ElemTrainer trainer, int epochs) {
    Judged judged = judged(trainer, epochs);
    tell(judged);
    return judged;
  }

  private Judged best(List<ElemConfig> configs) {
    Judged[] judged = new Judged[configs.size()];
    workers.run(judged.length, 1, () -> i -> judged[i] = judged(configs.get(i)));
    Judged best = judged[0];
    for (Judged one : judged) {
      tell(one);
      best = best.better(one);
    }
    return best;
  }

  private Judged judged(ElemConfig config) {
    ElemTrainer trainer = new ElemTrainer(split.train(), entailed, config);
    Judged half = judged(trainer, Math.max(1, config.epochs() / 2));
    return half.better(judged(trainer, config.epochs()));
  }

  private void tell(Judged judged) {
    err.printf(
        Locale.ROOT, "elem, %s: MRR %.4f on valid axioms%n", judged.balls().config(), judged.mrr());
  }

  private Judged judged(ElemTrainer trainer, int epochs) {
    ElemBalls balls = trainer.until(epochs);
    Scorer scorer = balls.byDistance();
    double[] scores = new double[balls.radii().length];
    double sum = 0;
    for (Asked question : asked) {
      scorer.score(question, scores);
      sum += 1 / Ranks.of(scores, question.answer(), question.starts());
    }
    return new Judged(trainer, balls, sum / Math.max(1, asked.size()));
  }
}
