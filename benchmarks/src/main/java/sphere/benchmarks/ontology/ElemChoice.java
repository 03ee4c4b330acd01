package sphere.benchmarks.ontology;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sphere.geometry.training.Workers;

/**
 * The best that the baseline can do: of several settings that with the best MRR on valid axioms.
 */
final class ElemChoice {
  private static final double[] RATES = {.05, .1, .2};
  private static final double[] MARGINS = {0, .1};
  private static final int QUESTIONS = 1500;

  private final Split split;
  private final Entailed entailed;
  private final Workers workers;
  private final PrintStream err;

  ElemChoice(Split split, Entailed entailed, Workers workers, PrintStream err) {
    this.split = split;
    this.entailed = entailed;
    this.workers = workers;
    this.err = err;
  }

  /**
   * The balls of the best setting: of three rates, two margins, and the epochs halved, as they are,
   * and doubled.
   */
  ElemBalls best(int dimension, int epochs, long seed) {
    List<ElemConfig> configs = new ArrayList<>();
    for (double rate : RATES) {
      for (double margin : MARGINS) {
        configs.add(new ElemConfig(dimension, 2 * epochs, rate, margin, seed));
      }
    }
    int[] stops = {Math.max(1, epochs / 2), epochs, 2 * epochs};
    ElemBalls[] best = new ElemBalls[configs.size()];
    double[] mrr = new double[best.length];
    // One after the other on few threads would leave some idle; each is judged where it is trained.
    workers.run(
        best.length,
        1,
        () ->
            i -> {
              for (ElemBalls balls :
                  new ElemTrainer(split.train(), entailed, configs.get(i)).run(stops)) {
                double judged = judged(balls, seed);
                if (best[i] == null || judged > mrr[i]) {
                  best[i] = balls;
                  mrr[i] = judged;
                }
              }
            });
    return chosen(best, mrr);
  }

  private ElemBalls chosen(ElemBalls[] best, double[] mrr) {
    int at = 0;
    for (int i = 0; i < best.length; i++) {
      err.printf(Locale.ROOT, "elem, %s: MRR %.4f on valid axioms%n", best[i].config(), mrr[i]);
      at = mrr[i] > mrr[at] ? i : at;
    }
    err.println("elem, chosen: " + best[at].config());
    return best[at];
  }

  private double judged(ElemBalls balls, long seed) {
    List<Asked> asked = Asked.sample(Asked.of(split.valid()), QUESTIONS, seed);
    Scorer scorer = balls.byDistance();
    double[] scores = new double[balls.radii().length];
    double sum = 0;
    for (Asked question : asked) {
      scorer.score(question, scores);
      sum += 1 / sphere.geometry.roles.Ranks.of(scores, question.answer(), question.starts());
    }
    return sum / Math.max(1, asked.size());
  }
}
