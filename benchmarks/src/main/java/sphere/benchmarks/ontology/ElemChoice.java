package sphere.benchmarks.ontology;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sphere.geometry.roles.Ranks;
import sphere.geometry.training.Workers;

/**
 * The best that the baseline can do: rate, margin and epochs with the best MRR on valid axioms,
 * ranked as it is tested.
 */
final class ElemChoice {
  private static final double[] RATES = {.05, .1, .2};
  private static final double[] MARGINS = {-.1, 0, .1};

  /** How much longer the best pair of rate and margin is trained. */
  private static final int[] LONGER = {2, 4};

  private static final int QUESTIONS = 1500;

  private final Split split;
  private final Entailed entailed;
  private final Workers workers;
  private final List<Asked> asked;
  private final PrintStream err;

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
   * The balls of the best setting: all rates and margins as long as Sphere's, then the best of
   * these longer.
   */
  ElemBalls best(int dimension, int epochs, long seed) {
    List<ElemConfig> configs = new ArrayList<>();
    for (double rate : RATES) {
      for (double margin : MARGINS) {
        configs.add(new ElemConfig(dimension, epochs, rate, margin, seed));
      }
    }
    Judged[] judged = new Judged[configs.size()];
    workers.run(judged.length, 1, () -> i -> judged[i] = judged(trainer(configs.get(i)), epochs));
    Judged best = judged[0];
    for (Judged one : judged) {
      tell(one);
      best = best.better(one);
    }
    ElemTrainer trainer = best.trainer();
    for (int times : LONGER) {
      Judged one = judged(trainer, times * epochs);
      tell(one);
      best = best.better(one);
    }
    err.println("elem, chosen: " + best.balls().config());
    return best.balls();
  }

  private ElemTrainer trainer(ElemConfig config) {
    return new ElemTrainer(split.train(), entailed, config);
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
