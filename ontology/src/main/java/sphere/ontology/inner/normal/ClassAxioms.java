package sphere.ontology.inner.normal;

import java.util.ArrayList;
import java.util.List;
import org.semanticweb.owlapi.model.OWLClassExpression;
import sphere.geometry.ontology.NormalForm;

/** Axioms about classes; what of them is beyond EL is left out and told. */
final class ClassAxioms {
  /** Of more classes than these that are disjoint not each pair is said. */
  static final int MOST_IN_PAIRS = 45;

  private final Translation translation;
  private final Rows rows;
  private final Dropped dropped;

  ClassAxioms(Translation translation, Rows rows, Dropped dropped) {
    this.translation = translation;
    this.rows = rows;
    this.dropped = dropped;
  }

  /** {@code inner ⊑ outer}. */
  void subsumption(OWLClassExpression inner, OWLClassExpression outer) {
    Expression right = translation.right(outer);
    if (right instanceof Expression.Beyond beyond) {
      dropped.add(beyond.reason());
      return;
    }
    subsumption(inner, right);
  }

  private void subsumption(OWLClassExpression inner, Expression right) {
    if (right instanceof Expression.Top) {
      return;
    }
    Expression left = translation.left(inner);
    if (left instanceof Expression.Beyond beyond) {
      dropped.add(beyond.reason());
      return;
    }
    rows.subsumption(left, right);
  }

  /** {@code ∃r.⊤ ⊑ domain}. */
  void domain(int role, OWLClassExpression domain) {
    Expression right = translation.right(domain);
    if (right instanceof Expression.Beyond beyond) {
      dropped.add(beyond.reason());
    } else {
      rows.subsumption(new Expression.Some(role, new Expression.Top()), right);
    }
  }

  /** All of them each other; by way of the first that EL can say on both sides. */
  void equivalence(List<OWLClassExpression> classes) {
    OWLClassExpression pivot =
        classes.stream().filter(c -> c.isOWLClass()).findFirst().orElse(classes.get(0));
    for (OWLClassExpression other : classes) {
      if (!other.equals(pivot)) {
        subsumption(pivot, other);
        subsumption(other, pivot);
      }
    }
  }

  /** No two of them have an instance in common. */
  void disjointness(List<OWLClassExpression> classes) {
    List<Expression> parts = new ArrayList<>();
    for (OWLClassExpression operand : classes) {
      Expression part = translation.left(operand);
      if (part instanceof Expression.Beyond beyond) {
        dropped.add(beyond.reason());
      } else if (!(part instanceof Expression.Bottom)) {
        parts.add(part);
      }
    }
    List<Integer> concepts = parts.stream().map(rows::larger).toList();
    if (concepts.size() > MOST_IN_PAIRS) {
      inARow(concepts);
    } else {
      inPairs(concepts);
    }
  }

  private void inPairs(List<Integer> concepts) {
    for (int i = 0; i < concepts.size(); i++) {
      for (int j = i + 1; j < concepts.size(); j++) {
        rows.add(NormalForm.DISJOINT, concepts.get(i), concepts.get(j));
      }
    }
  }

  /** Each from the union of those before it, which is an auxiliary. */
  private void inARow(List<Integer> concepts) {
    int before = concepts.get(0);
    for (int concept : concepts.subList(1, concepts.size())) {
      rows.add(NormalForm.DISJOINT, before, concept);
      int union = rows.auxiliary();
      rows.add(NormalForm.NF1, before, union);
      rows.add(NormalForm.NF1, concept, union);
      before = union;
    }
  }
}
