package sphere.ontology.inner.normal;

import java.util.List;
import java.util.OptionalInt;
import org.semanticweb.owlapi.model.OWLAxiom;
import org.semanticweb.owlapi.model.OWLClassExpression;
import org.semanticweb.owlapi.model.OWLDisjointClassesAxiom;
import org.semanticweb.owlapi.model.OWLDisjointUnionAxiom;
import org.semanticweb.owlapi.model.OWLEquivalentClassesAxiom;
import org.semanticweb.owlapi.model.OWLEquivalentObjectPropertiesAxiom;
import org.semanticweb.owlapi.model.OWLObjectPropertyDomainAxiom;
import org.semanticweb.owlapi.model.OWLObjectPropertyExpression;
import org.semanticweb.owlapi.model.OWLSubClassOfAxiom;
import org.semanticweb.owlapi.model.OWLSubObjectPropertyOfAxiom;
import org.semanticweb.owlapi.model.OWLSubPropertyChainOfAxiom;
import org.semanticweb.owlapi.model.OWLTransitiveObjectPropertyAxiom;
import sphere.geometry.ontology.NormalForm;

/** Takes axioms one by one, each by its kind. */
final class AxiomTaker {
  private final Translation translation;
  private final Rows rows;
  private final Dropped dropped;
  private final ClassAxioms classes;

  AxiomTaker(Translation translation, Rows rows, Dropped dropped) {
    this.translation = translation;
    this.rows = rows;
    this.dropped = dropped;
    classes = new ClassAxioms(translation, rows, dropped);
  }

  void take(OWLAxiom axiom) {
    if (!takeOfClasses(axiom) && !takeOfRoles(axiom)) {
      dropped.add(Reasons.of(axiom.getAxiomType()));
    }
    dropped.endOfAxiom();
  }

  private boolean takeOfClasses(OWLAxiom axiom) {
    if (axiom instanceof OWLSubClassOfAxiom sub) {
      classes.subsumption(sub.getSubClass(), sub.getSuperClass());
    } else if (axiom instanceof OWLEquivalentClassesAxiom equivalent) {
      classes.equivalence(equivalent.getOperandsAsList());
    } else if (axiom instanceof OWLDisjointClassesAxiom disjoint) {
      classes.disjointness(disjoint.getOperandsAsList());
    } else if (axiom instanceof OWLDisjointUnionAxiom union) {
      List<OWLClassExpression> parts = union.getOperandsAsList();
      parts.forEach(part -> classes.subsumption(part, union.getOWLClass()));
      classes.disjointness(parts);
      dropped.add("union on the right");
    } else if (axiom instanceof OWLObjectPropertyDomainAxiom domain) {
      role(domain.getProperty()).ifPresent(role -> classes.domain(role, domain.getDomain()));
    } else {
      return false;
    }
    return true;
  }

  private boolean takeOfRoles(OWLAxiom axiom) {
    if (axiom instanceof OWLSubObjectPropertyOfAxiom sub) {
      subrole(sub.getSubProperty(), sub.getSuperProperty());
    } else if (axiom instanceof OWLEquivalentObjectPropertiesAxiom equivalent) {
      equivalence(equivalent.getOperandsAsList());
    } else if (axiom instanceof OWLSubPropertyChainOfAxiom chain) {
      chain(chain.getPropertyChain(), chain.getSuperProperty());
    } else if (axiom instanceof OWLTransitiveObjectPropertyAxiom transitive) {
      role(transitive.getProperty())
          .ifPresent(role -> rows.add(NormalForm.CHAIN, role, role, role));
    } else {
      return false;
    }
    return true;
  }

  private OptionalInt role(OWLObjectPropertyExpression property) {
    OptionalInt role = translation.role(property);
    if (role.isEmpty()) {
      dropped.add(Roles.beyond(property));
    }
    return role;
  }

  private void subrole(OWLObjectPropertyExpression inner, OWLObjectPropertyExpression outer) {
    if (inner.isOWLBottomObjectProperty() || outer.isOWLTopObjectProperty()) {
      return;
    }
    OptionalInt from = role(inner);
    OptionalInt to = role(outer);
    if (from.isPresent() && to.isPresent() && from.getAsInt() != to.getAsInt()) {
      rows.add(NormalForm.SUBROLE, from.getAsInt(), to.getAsInt());
    }
  }

  private void equivalence(List<OWLObjectPropertyExpression> properties) {
    OWLObjectPropertyExpression pivot =
        properties.stream().filter(Roles::isNamed).findFirst().orElse(properties.get(0));
    for (OWLObjectPropertyExpression other : properties) {
      if (!other.equals(pivot)) {
        subrole(pivot, other);
        subrole(other, pivot);
      }
    }
  }

  private void chain(
      List<? extends OWLObjectPropertyExpression> links, OWLObjectPropertyExpression outer) {
    if (outer.isOWLTopObjectProperty()
        || links.stream().anyMatch(OWLObjectPropertyExpression::isOWLBottomObjectProperty)) {
      return;
    }
    if (links.size() == 1) {
      subrole(links.get(0), outer);
      return;
    }
    List<OptionalInt> roles = links.stream().map(this::role).toList();
    OptionalInt role = role(outer);
    if (role.isPresent() && roles.stream().allMatch(OptionalInt::isPresent)) {
      rows.chain(roles.stream().map(OptionalInt::getAsInt).toList(), role.getAsInt());
    }
  }
}
