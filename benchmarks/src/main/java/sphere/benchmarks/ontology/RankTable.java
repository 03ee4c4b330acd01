package sphere.benchmarks.ontology;

import java.util.List;
import java.util.stream.IntStream;
import sphere.benchmarks.SeedFigures;
import sphere.geometry.ontology.NormalForm;
import sphere.geometry.roles.Ranks;
import sphere.geometry.roles.RoleFigures;
import sphere.geometry.training.Workers;

/**
 * Ranks of answers by one scorer; of equal scores the mean rank counts.
 *
 * @param asked the questions
 * @param concepts how many are ranked
 * @param raw by question: among all concepts but the question's own
 * @param filtered among those that are not entailed besides
 */
record RankTable(List<Asked> asked, int concepts, double[] raw, double[] filtered) {
  static RankTable of(
      List<Asked> asked, int concepts, Scorer scorer, Entailed entailed, Workers workers) {
    double[] raw = new double[asked.size()];
    double[] filtered = new double[raw.length];
    workers.run(
        raw.length,
        1,
        () -> {
          double[] scores = new double[concepts];
          return i -> {
            Asked question = asked.get(i);
            scorer.score(question, scores);
            raw[i] = Ranks.of(scores, question.answer(), question.starts());
            filtered[i] = Ranks.of(scores, question.answer(), entailed.answers(question));
          };
        });
    return new RankTable(asked, concepts, raw, filtered);
  }

  /** Figures of all forms together. */
  RoleFigures combined(boolean isFiltered) {
    return Ranks.figures(isFiltered ? filtered : raw, concepts - 1);
  }

  /** Puts all figures, of each form that is asked and of all. */
  void putInto(SeedFigures figures, String name) {
    for (boolean isFiltered : new boolean[] {false, true}) {
      String prefix = name + (isFiltered ? ".filtered." : ".raw.");
      put(figures, prefix + "combined.", combined(isFiltered));
      for (NormalForm form : Asked.FORMS) {
        RoleFigures some = Ranks.figures(of(form, isFiltered ? filtered : raw), concepts - 1);
        if (some.facts() > 0) {
          put(figures, prefix + form.code() + ".", some);
        }
      }
    }
  }

  private double[] of(NormalForm form, double[] ranks) {
    return IntStream.range(0, ranks.length)
        .filter(i -> asked.get(i).form() == form)
        .mapToDouble(i -> ranks[i])
        .toArray();
  }

  private static void put(SeedFigures figures, String prefix, RoleFigures some) {
    figures.put(prefix + "mrr", some.mrr());
    figures.put(prefix + "hits1", some.hits1());
    figures.put(prefix + "hits10", some.hits10());
    figures.put(prefix + "hits100", some.hits100());
    figures.put(prefix + "medianRank", some.medianRank());
    figures.put(prefix + "meanRank", some.meanRank());
    figures.put(prefix + "auc", some.auc());
  }
}
