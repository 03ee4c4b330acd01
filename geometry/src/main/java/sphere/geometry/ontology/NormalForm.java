package sphere.geometry.ontology;

import java.util.Arrays;
import java.util.Optional;

/**
 * The shapes of axioms that every EL ontology can be brought to without loss (Baader, Brandt and
 * Lutz, "Pushing the EL envelope", IJCAI 2005, section 3); in a signature {@code c} is a concept
 * and {@code r} a role.
 */
public enum NormalForm {
  /** {@code C ⊑ D}. */
  NF1("NF1", "cc"),
  /** {@code C ⊓ D ⊑ E}. */
  NF2("NF2", "ccc"),
  /** {@code C ⊑ ∃r.D}. */
  NF3("NF3", "crc"),
  /** {@code ∃r.C ⊑ D}. */
  NF4("NF4", "rcc"),
  /** {@code C ⊓ D ⊑ ⊥}; of a concept with itself that it is unsatisfiable. */
  DISJOINT("DISJ", "cc"),
  /** {@code r ⊑ s}. */
  SUBROLE("SUBROLE", "rr"),
  /** {@code r ∘ s ⊑ t}; transitivity is a chain of a role with itself into itself. */
  CHAIN("CHAIN", "rrr");

  private final String code;
  private final String signature;

  NormalForm(String code, String signature) {
    this.code = code;
    this.signature = signature;
  }

  /** How it is written in files, one word. */
  public String code() {
    return code;
  }

  /** How many names an axiom of this form holds. */
  public int arity() {
    return signature.length();
  }

  /** Whether a place, from 0, holds a role; a concept otherwise. */
  public boolean isRole(int place) {
    return signature.charAt(place) == 'r';
  }

  /** The form that a word stands for. */
  public static Optional<NormalForm> of(String code) {
    return Arrays.stream(values()).filter(form -> form.code.equals(code)).findFirst();
  }
}
