package sphere.ontology.inner.normal;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is beyond EL: an axiom counts once for each reason. */
final class Dropped {
  private final Map<String, Integer> counts = new TreeMap<>();
  private final Set<String> ofThisAxiom = new TreeSet<>();

  void add(String reason) {
    ofThisAxiom.add(reason);
  }

  void endOfAxiom() {
    ofThisAxiom.forEach(reason -> counts.merge(reason, 1, Integer::sum));
    ofThisAxiom.clear();
  }

  Map<String, Integer> counts() {
    return counts;
  }
}
