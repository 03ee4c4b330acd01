package sphere.benchmarks.ontology;

import java.util.ServiceLoader;
import java.util.stream.IntStream;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.ontology.Axioms;
import sphere.geometry.ontology.Classification;
import sphere.geometry.ontology.EntailedOrder;
import sphere.geometry.ontology.Extension;
import sphere.geometry.ontology.OntologyTools;
import sphere.geometry.roles.Order;

/**
 * What a reasoner makes of axioms and of their restrictions.
 *
 * @param extension axioms with restrictions
 * @param classification of the extended axioms
 * @param hierarchy whose members are concepts, then restrictions
 * @param seconds that the reasoner took
 */
record Classified(
    Extension extension, Classification classification, Hierarchy hierarchy, double seconds) {
  private static final Runnable GO_ON = () -> {};

  static Classified of(Axioms axioms, OntologyTools tools, int threads) {
    Extension extension = Extension.of(axioms, GO_ON);
    long begin = System.nanoTime();
    Classification classification = tools.classify(extension.axioms(), threads, GO_ON);
    double seconds = (System.nanoTime() - begin) / 1e9;
    int count = extension.axioms().conceptCount();
    Hierarchy hierarchy = EntailedOrder.hierarchy(classification, count, GO_ON);
    return new Classified(extension, classification, hierarchy, seconds);
  }

  /**
   * The reasoner of module {@code ontology}.
   *
   * @throws IllegalStateException if it is not there
   */
  static OntologyTools tools() {
    return ServiceLoader.load(OntologyTools.class, Classified.class.getClassLoader())
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "There is no reasoner on the class path: add module `ontology`."));
  }

  /** The same for a model of roles, whose role 0 is subsumption. */
  Order order() {
    return new Order(
        hierarchy,
        IntStream.range(0, extension.size()).map(i -> 1 + extension.role(i)).toArray(),
        IntStream.range(0, extension.size()).map(extension::filler).toArray());
  }
}
