package sphere.benchmarks.ontology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import sphere.geometry.ontology.Axioms;
import sphere.geometry.roles.OntologyFacts;
import sphere.geometry.roles.Order;
import sphere.geometry.roles.RoleConfig;
import sphere.geometry.roles.RoleModel;
import sphere.geometry.training.Monitor;
import sphere.geometry.training.Workers;

/**
 * Concepts below defined ones, the most probable first, by a model of roles that learned what is
 * stated, no reasoner's order among it; what follows from stated subclasses alone is left out.
 */
final class PredictedParents {
  /** What is less probable is not listed; thousands of those together are less than one. */
  private static final double LEAST = 1e-6;

  private final RoleModel model;
  private final int[] defined;
  private final List<Ranked> ranking = new ArrayList<>();

  private record Ranked(Pair pair, double probability) {}

  PredictedParents(
      Axioms axioms,
      List<Asked> definitions,
      IntPredicate isNamed,
      RoleConfig config,
      Workers workers) {
    OntologyFacts facts = OntologyFacts.of(axioms);
    Order order = Order.stated(facts.facts(), () -> {});
    model = RoleModel.train(facts.facts(), Optional.of(order), config, Monitor.NONE).model();
    defined = definitions.stream().mapToInt(Asked::answer).filter(isNamed).distinct().toArray();
    int[] asked = IntStream.range(0, axioms.conceptCount()).filter(isNamed).toArray();
    List<List<Ranked>> parts = new ArrayList<>(Collections.nCopies(asked.length, List.of()));
    workers.run(
        asked.length,
        16,
        () -> {
          double[] scores = new double[axioms.conceptCount()];
          return i -> parts.set(i, ranked(asked[i], scores));
        });
    parts.forEach(ranking::addAll);
    ranking.sort(Comparator.comparingDouble(r -> -r.probability()));
  }

  private List<Ranked> ranked(int concept, double[] scores) {
    model.score(concept, 0, scores);
    for (int known : model.known(concept, 0)) {
      scores[known] = Double.NEGATIVE_INFINITY;
    }
    double most = Arrays.stream(scores).max().orElseThrow();
    double sum = Arrays.stream(scores).map(s -> Math.exp(s - most)).sum();
    List<Ranked> ranked = new ArrayList<>();
    for (int d : defined) {
      double probability = Math.exp(scores[d] - most) / sum;
      if (probability > LEAST) {
        ranked.add(new Ranked(new Pair(concept, d), probability));
      }
    }
    return ranked;
  }

  /** How many of some pairs are found before precision falls below a value for good. */
  double recall(Set<Pair> inferred, double precision) {
    int right = 0;
    int best = 0;
    for (int i = 0; i < ranking.size(); i++) {
      right += inferred.contains(ranking.get(i).pair()) ? 1 : 0;
      best = right >= precision * (i + 1) ? right : best;
    }
    return (double) best / inferred.size();
  }

  /** Mean over some pairs of the precision where each is found; 0 of one that is not. */
  double averagePrecision(Set<Pair> inferred) {
    int right = 0;
    double sum = 0;
    for (int i = 0; i < ranking.size(); i++) {
      if (inferred.contains(ranking.get(i).pair())) {
        right++;
        sum += (double) right / (i + 1);
      }
    }
    return sum / inferred.size();
  }
}
