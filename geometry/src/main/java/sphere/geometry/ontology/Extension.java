package sphere.geometry.ontology;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Axioms together with a concept {@code E ≡ ∃r.D} for each existential restriction that can matter;
 * immutable.
 *
 * <p>Restrictions are pairs of a role and a filler: those that the axioms name, with each role that
 * the pair's role implies, alone ({@code r ⊑ t}) or at the end of a chain ({@code q ∘ r ⊑ t}).
 * Every entailed {@code C ⊑ ∃r.D} of a satisfiable C comes from a chain of axioms {@code C' ⊑
 * ∃s.F}, whose last filler F is below D, and (r, F) is one of the pairs: so there is always an E
 * with {@code C ⊑ E}, the role r and a filler below D. Concepts of the axioms keep their numbers,
 * and nothing is entailed of them that was not before.
 */
public final class Extension {
  private final Axioms base;
  private final RestrictionPairs pairs;
  private final Axioms axioms;

  private Extension(Axioms base, RestrictionPairs pairs) {
    this.base = base;
    this.pairs = pairs;
    Axioms.Builder all =
        new Axioms.Builder(base.conceptCount() + pairs.size(), base.roleCount()).addAll(base);
    for (int i = 0; i < pairs.size(); i++) {
      all.add(NormalForm.NF3, concept(i), role(i), filler(i));
      all.add(NormalForm.NF4, role(i), filler(i), concept(i));
    }
    axioms = all.build();
  }

  /**
   * Axioms and the restrictions that they name or imply.
   *
   * @param check called now and then; throws to abort
   */
  public static Extension of(Axioms axioms, Runnable check) {
    return of(axioms, List.of(), check);
  }

  /**
   * Axioms and the restrictions that they name or imply, and others with what these imply.
   *
   * @param others pairs of a role and a filler
   * @param check called now and then; throws to abort
   */
  public static Extension of(Axioms axioms, List<int[]> others, Runnable check) {
    RestrictionPairs pairs = new RestrictionPairs(axioms);
    for (int i = 0; i < axioms.count(NormalForm.NF3); i++) {
      pairs.add(axioms.at(NormalForm.NF3, i, 1), axioms.at(NormalForm.NF3, i, 2));
    }
    for (int i = 0; i < axioms.count(NormalForm.NF4); i++) {
      pairs.add(axioms.at(NormalForm.NF4, i, 0), axioms.at(NormalForm.NF4, i, 1));
    }
    others.forEach(pair -> pairs.add(pair[0], pair[1]));
    pairs.close(check);
    return new Extension(axioms, pairs);
  }

  /** The axioms, and those that define the restrictions. */
  public Axioms axioms() {
    return axioms;
  }

  /** Number of restrictions. */
  public int size() {
    return pairs.size();
  }

  /** The concept of a restriction, all from 0. */
  public int concept(int restriction) {
    return base.conceptCount() + restriction;
  }

  /** Whether a concept is that of a restriction. */
  public boolean isRestriction(int concept) {
    return concept >= base.conceptCount();
  }

  /** The restriction of a concept that is one. */
  public int restriction(int concept) {
    return concept - base.conceptCount();
  }

  /** Role of a restriction. */
  public int role(int restriction) {
    return pairs.role(restriction);
  }

  /** Filler of a restriction, a concept of the axioms. */
  public int filler(int restriction) {
    return pairs.filler(restriction);
  }

  /** The restriction of a role and a filler, if there is one. */
  public OptionalInt find(int role, int filler) {
    return pairs.find(role, filler);
  }

  /** Whether an axiom defines a restriction, rather than that it was there before. */
  public boolean isDefinition(OntologyTools.Row row) {
    return row.form() == NormalForm.NF3 && isRestriction(axioms.at(row.form(), row.row(), 0))
        || row.form() == NormalForm.NF4 && isRestriction(axioms.at(row.form(), row.row(), 2));
  }

  /**
   * Restrictions that are missed where fillers shall have names: of each that has a nameless filler
   * X the pairs of its role and the lowest named concepts above X.
   *
   * @param order of the extended axioms
   * @param isNamed by concept of the axioms
   */
  public List<int[]> named(EntailedOrder order, boolean[] isNamed) {
    List<int[]> missed = new ArrayList<>();
    for (int i = 0; i < size(); i++) {
      if (!isNamed[filler(i)] && !order.isUnsatisfiable(filler(i))) {
        int role = role(i);
        IntStream.of(order.lowest(filler(i), c -> c < isNamed.length && isNamed[c]))
            .filter(named -> find(role, named).isEmpty())
            .forEach(named -> missed.add(new int[] {role, named}));
      }
    }
    return missed;
  }
}
