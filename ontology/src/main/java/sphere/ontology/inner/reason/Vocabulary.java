package sphere.ontology.inner.reason;

import java.util.List;
import java.util.OptionalInt;
import org.semanticweb.elk.owl.interfaces.ElkAxiom;
import org.semanticweb.elk.owl.interfaces.ElkClass;
import org.semanticweb.elk.owl.interfaces.ElkClassExpression;
import org.semanticweb.elk.owl.interfaces.ElkObject;
import org.semanticweb.elk.owl.interfaces.ElkObjectProperty;
import org.semanticweb.elk.owl.iris.ElkFullIri;
import org.semanticweb.elk.owl.managers.ElkObjectEntityRecyclingFactory;
import sphere.geometry.ontology.Axioms;
import sphere.geometry.ontology.NormalForm;

/** Axioms as ELK takes them: the number of a concept or role is its name. */
final class Vocabulary {
  private static final String CONCEPT = "c:";
  private static final String ROLE = "r:";

  private final ElkObject.Factory elk = new ElkObjectEntityRecyclingFactory();
  private final OptionalInt top;

  /**
   * @param top the concept that everything is
   */
  Vocabulary(OptionalInt top) {
    this.top = top;
  }

  ElkObject.Factory factory() {
    return elk;
  }

  private boolean isTop(int concept) {
    return top.isPresent() && top.getAsInt() == concept;
  }

  ElkClass concept(int concept) {
    return isTop(concept) ? elk.getOwlThing() : elk.getClass(new ElkFullIri(CONCEPT + concept));
  }

  private ElkObjectProperty role(int role) {
    return elk.getObjectProperty(new ElkFullIri(ROLE + role));
  }

  /** The number of a concept; none of {@code owl:Nothing}, nor of {@code owl:Thing} if none is. */
  OptionalInt number(ElkClass concept) {
    String iri = concept.getIri().getFullIriAsString();
    if (iri.startsWith(CONCEPT)) {
      return OptionalInt.of(Integer.parseInt(iri.substring(CONCEPT.length())));
    }
    return concept.equals(elk.getOwlThing()) ? top : OptionalInt.empty();
  }

  ElkAxiom subsumption(int inner, int outer) {
    return elk.getSubClassOfAxiom(concept(inner), concept(outer));
  }

  ElkAxiom axiom(Axioms axioms, NormalForm form, int row) {
    int first = axioms.at(form, row, 0);
    int second = axioms.at(form, row, 1);
    return switch (form) {
      case NF1 -> subsumption(first, second);
      case NF2 -> subsumption(both(first, second), concept(axioms.at(form, row, 2)));
      case NF3 -> subsumption(concept(first), some(second, axioms.at(form, row, 2)));
      case NF4 -> subsumption(some(first, second), concept(axioms.at(form, row, 2)));
      case DISJOINT -> subsumption(both(first, second), elk.getOwlNothing());
      case SUBROLE -> elk.getSubObjectPropertyOfAxiom(role(first), role(second));
      case CHAIN ->
          elk.getSubObjectPropertyOfAxiom(
              elk.getObjectPropertyChain(List.of(role(first), role(second))),
              role(axioms.at(form, row, 2)));
    };
  }

  private ElkAxiom subsumption(ElkClassExpression inner, ElkClassExpression outer) {
    return elk.getSubClassOfAxiom(inner, outer);
  }

  private ElkClassExpression both(int first, int second) {
    return first == second
        ? concept(first)
        : elk.getObjectIntersectionOf(concept(first), concept(second));
  }

  private ElkClassExpression some(int role, int filler) {
    return elk.getObjectSomeValuesFrom(role(role), concept(filler));
  }
}
