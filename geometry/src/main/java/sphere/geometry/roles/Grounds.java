package sphere.geometry.roles;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.IntStream;

/** Known facts that a candidate's score rests on, by number. */
final class Grounds {
  private static final int MOST = 6;
  private final Question question;
  private final Facts facts;
  private final double[] weights;
  private final Vectors vectors;

  Grounds(Question question, double[] weights, Vectors vectors) {
    this.question = question;
    this.weights = weights;
    this.vectors = vectors;
    facts = question.facts;
  }

  int[] of(int candidate) {
    Set<Integer> grounds = new LinkedHashSet<>();
    int[] reached = question.sparseOf(new int[] {candidate})[0];
    Arrays.stream(reached)
        .filter(f -> weights[f] > 0)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer f) -> -weights[f]).thenComparing(f -> f))
        .forEach(f -> add(grounds, candidate, f - Features.DENSE));
    nearest(candidate, grounds);
    return grounds.stream().limit(MOST).mapToInt(Integer::intValue).toArray();
  }

  private void add(Set<Integer> grounds, int candidate, int feature) {
    int ways = facts.wayCount();
    if (feature < ways) {
      grounds.add(facts.number(feature, question.from, candidate));
      return;
    }
    int first = (feature - ways) / ways;
    int second = (feature - ways) % ways;
    IntStream.range(facts.begin(first, question.from), facts.end(first, question.from))
        .map(slot -> facts.at(first, slot))
        .filter(middle -> facts.degree(second, middle) <= PathEvidence.CROWD)
        .filter(middle -> facts.leads(second, middle, candidate))
        .findFirst()
        .ifPresent(
            middle -> {
              grounds.add(facts.number(first, question.from, middle));
              grounds.add(facts.number(second, middle, candidate));
            });
  }

  // The known one that is most like the question's start.
  private void nearest(int candidate, Set<Integer> grounds) {
    int way = question.way;
    IntStream.range(facts.begin(way ^ 1, candidate), facts.end(way ^ 1, candidate))
        .map(slot -> facts.at(way ^ 1, slot))
        .filter(other -> other != question.from)
        .boxed()
        .min(Comparator.comparingDouble(o -> vectors.between(question.from, o)))
        .ifPresent(other -> grounds.add(facts.number(way, other, candidate)));
  }
}
