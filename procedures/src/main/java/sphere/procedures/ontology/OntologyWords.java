package sphere.procedures.ontology;

import sphere.geometry.ontology.Axioms;
import sphere.geometry.ontology.NormalForm;
import sphere.geometry.ontology.Ontology;
import sphere.geometry.ontology.Ontology.Concept;

/**
 * An ontology in words: labels where there are any, else what is left of an IRI without its
 * namespace.
 *
 * @param ontology concepts and roles
 */
public record OntologyWords(Ontology ontology) {
  /** A concept. */
  public String concept(int concept) {
    Concept named = ontology.concepts().get(concept);
    return named.label().isEmpty() ? MadeNames.shown(named.name()) : named.label();
  }

  /** A role. */
  public String role(int role) {
    return role(ontology.roles().get(role));
  }

  /** A role by its name. */
  public static String role(String name) {
    return MadeNames.shown(name);
  }

  /** All things that have something of a kind to something of a class. */
  public String restriction(int role, int filler) {
    return "∃" + role(role) + "." + concept(filler);
  }

  /** An axiom. */
  public String axiom(NormalForm form, int row) {
    Axioms axioms = ontology.axioms();
    int a = axioms.at(form, row, 0);
    int b = axioms.at(form, row, 1);
    int c = form.arity() > 2 ? axioms.at(form, row, 2) : -1;
    return switch (form) {
      case NF1 -> concept(a) + " ⊑ " + concept(b);
      case NF2 -> concept(a) + " ⊓ " + concept(b) + " ⊑ " + concept(c);
      case NF3 -> concept(a) + " ⊑ " + restriction(b, c);
      case NF4 -> restriction(a, b) + " ⊑ " + concept(c);
      case DISJOINT -> a == b ? concept(a) + " ⊑ ⊥" : concept(a) + " ⊓ " + concept(b) + " ⊑ ⊥";
      case SUBROLE -> role(a) + " ⊑ " + role(b);
      case CHAIN -> role(a) + " ∘ " + role(b) + " ⊑ " + role(c);
    };
  }
}
