package sphere.geometry.ontology;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Axioms in {@linkplain NormalForm normal form} over concepts {@code 0 .. conceptCount() - 1} and
 * roles {@code 0 .. roleCount() - 1}; immutable.
 *
 * <p>An axiom is a row of its form: {@code at(NF3, i, 0)} is the concept on the left of the i-th
 * {@code C ⊑ ∃r.D}, {@code at(NF3, i, 1)} its role, {@code at(NF3, i, 2)} the filler. Rows of a
 * form are distinct, in the order in which they were added.
 */
public final class Axioms {
  private final int conceptCount;
  private final int roleCount;
  private final OptionalInt top;
  private final Map<NormalForm, int[]> tables;

  private Axioms(int conceptCount, int roleCount, OptionalInt top, Map<NormalForm, int[]> tables) {
    this.conceptCount = conceptCount;
    this.roleCount = roleCount;
    this.top = top;
    this.tables = tables;
  }

  /** The concept that everything is, {@code owl:Thing}, if it is one of them. */
  public OptionalInt top() {
    return top;
  }

  /** Number of concepts. */
  public int conceptCount() {
    return conceptCount;
  }

  /** Number of roles. */
  public int roleCount() {
    return roleCount;
  }

  /** Number of axioms of a form. */
  public int count(NormalForm form) {
    return tables.get(form).length / form.arity();
  }

  /** Number of axioms. */
  public int count() {
    return Arrays.stream(NormalForm.values()).mapToInt(this::count).sum();
  }

  /** Concept or role at a place of an axiom, all from 0. */
  public int at(NormalForm form, int row, int place) {
    return tables.get(form)[row * form.arity() + place];
  }

  /** Collects axioms; not thread-safe. */
  public static final class Builder {
    private final int conceptCount;
    private final int roleCount;
    private final Map<NormalForm, Set<List<Integer>>> rows = new EnumMap<>(NormalForm.class);
    private OptionalInt top = OptionalInt.empty();

    /** Of so many concepts and roles. */
    public Builder(int conceptCount, int roleCount) {
      this.conceptCount = conceptCount;
      this.roleCount = roleCount;
      for (NormalForm form : NormalForm.values()) {
        rows.put(form, new LinkedHashSet<>());
      }
    }

    /**
     * Adds an axiom unless it is there.
     *
     * @throws IllegalArgumentException if the number of names is not that of the form
     * @throws IndexOutOfBoundsException if one is no concept, or no role, where it has to be
     */
    public Builder add(NormalForm form, int... names) {
      if (names.length != form.arity()) {
        throw new IllegalArgumentException(
            "%s takes %d names, but got %d.".formatted(form, form.arity(), names.length));
      }
      for (int i = 0; i < names.length; i++) {
        Objects.checkIndex(names[i], form.isRole(i) ? roleCount : conceptCount);
      }
      rows.get(form).add(Arrays.stream(names).boxed().toList());
      return this;
    }

    /** Says which concept everything is. */
    public Builder top(int concept) {
      top = OptionalInt.of(Objects.checkIndex(concept, conceptCount));
      return this;
    }

    /** Adds all axioms of others, whose numbers mean the same. */
    public Builder addAll(Axioms others) {
      others.top().ifPresent(this::top);
      for (NormalForm form : NormalForm.values()) {
        int[] table = others.tables.get(form);
        for (int i = 0; i < table.length; i += form.arity()) {
          add(form, Arrays.copyOfRange(table, i, i + form.arity()));
        }
      }
      return this;
    }

    /** The axioms that were added so far. */
    public Axioms build() {
      Map<NormalForm, int[]> tables = new EnumMap<>(NormalForm.class);
      rows.forEach(
          (form, set) ->
              tables.put(
                  form, set.stream().flatMap(List::stream).mapToInt(Integer::intValue).toArray()));
      return new Axioms(conceptCount, roleCount, top, tables);
    }
  }
}
