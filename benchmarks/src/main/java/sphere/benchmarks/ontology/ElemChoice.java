package sphere.benchmarks.ontology;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sphere.geometry.roles.Ranks;
import sphere.geometry.training.Workers;

/**
 * The best that the baseline can do: rate, margin, negatives and epochs with the best MRR on valid
 * axioms, ranked as it is tested.
 */
final class ElemChoice {
  private static final double[] RATES = {.05, .1, .2};
  private static final double[] MARGINS = {-.1, .1};

  private static final int QUESTIONS = 1500;

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
   * The balls of the best setting: of all rates with negatives at one and both ends, then of all
   * margins of the best of these, each after a quarter, half and all of the epochs; then of twice
   * as many of the best.
   */
  ElemBalls best(int dimension, int epochs, long seed) {
    List<ElemConfig> configs = new ArrayList<>();
    for (double rate : RATES) {
      for (int ends = 1; ends <= 2; ends++) {
        configs.add(new ElemConfig(dimension, epochs, rate, 0, ends, seed));
      }
    }
    Judged first = best(configs);
    List<ElemConfig> others = new ArrayList<>();
    for (double margin : MARGINS) {
      others.add(first.balls().config().withEpochs(epochs).withMargin(margin));
    }
    Judged best = first.better(best(others));
    Judged longer = judged(best.trainer(), 2 * epochs);
    tell(longer);
    best = best.better(longer);
    err.println("elem, chosen: " + best.balls().config());
    return best.balls();
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
    Judged quarter = judged(trainer, Math.max(1, config.epochs() / 4));
    Judged half = judged(trainer, Math.max(1, config.epochs() / 2));
    return quarter.better(half).better(judged(trainer, config.epochs()));
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
