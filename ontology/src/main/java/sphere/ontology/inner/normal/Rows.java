package sphere.ontology.inner.normal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sphere.geometry.ontology.NormalForm;

/**
 * Takes axioms apart. Concepts and roles beyond the named ones are auxiliary: one for each
 * expression and side on which it stands, so that nothing is said twice.
 *
 * <p>An auxiliary of a left side is larger than its expression, one of a right side smaller: axioms
 * between named concepts follow from the rows exactly if they follow from the axioms.
 */
final class Rows {
  private final int top;
  private final Map<Expression, Integer> larger = new HashMap<>();
  private final Map<Expression, Integer> smaller = new HashMap<>();
  private final Map<List<Integer>, Integer> chains = new HashMap<>();
  private final List<Row> rows = new ArrayList<>();
  private int conceptCount;
  private int roleCount;
  private boolean usesTop;

  /**
   * @param form of the row
   * @param names as many as it takes
   */
  record Row(NormalForm form, int... names) {}

  /**
   * @param conceptCount of named concepts
   * @param roleCount of named roles
   * @param top the concept that everything is
   */
  Rows(int conceptCount, int roleCount, int top) {
    this.conceptCount = conceptCount;
    this.roleCount = roleCount;
    this.top = top;
  }

  List<Row> rows() {
    return rows;
  }

  int conceptCount() {
    return conceptCount;
  }

  int roleCount() {
    return roleCount;
  }

  /** Whether what everything is has a say in them. */
  boolean usesTop() {
    return usesTop;
  }

  void add(NormalForm form, int... names) {
    rows.add(new Row(form, names));
  }

  private int top() {
    usesTop = true;
    return top;
  }

  /** A concept of its own. */
  int auxiliary() {
    return conceptCount++;
  }

  /** {@code inner ⊑ outer}; neither is beyond EL. */
  void subsumption(Expression inner, Expression outer) {
    if (inner instanceof Expression.Bottom || outer instanceof Expression.Top) {
      return;
    }
    if (outer instanceof Expression.And and) {
      and.operands().forEach(operand -> subsumption(inner, operand));
    } else if (outer instanceof Expression.Name name) {
      into(inner, name.concept());
    } else if (outer instanceof Expression.Bottom) {
      nothing(inner);
    } else if (outer instanceof Expression.Some some) {
      add(NormalForm.NF3, larger(inner), some.role(), smaller(some.filler()));
    } else {
      throw new IllegalArgumentException(outer + " is not for the right.");
    }
  }

  private void nothing(Expression inner) {
    if (inner instanceof Expression.And and) {
      int[] pair = pair(and);
      add(NormalForm.DISJOINT, pair);
    } else if (inner instanceof Expression.Or or) {
      or.operands().forEach(this::nothing);
    } else {
      int concept = larger(inner);
      add(NormalForm.DISJOINT, concept, concept);
    }
  }

  /** {@code inner ⊑ concept}. */
  private void into(Expression inner, int concept) {
    if (inner instanceof Expression.And and) {
      int[] pair = pair(and);
      add(NormalForm.NF2, pair[0], pair[1], concept);
    } else if (inner instanceof Expression.Or or) {
      or.operands().forEach(operand -> into(operand, concept));
    } else if (inner instanceof Expression.Some some) {
      add(NormalForm.NF4, some.role(), larger(some.filler()), concept);
    } else {
      int name = larger(inner);
      if (name != concept) {
        add(NormalForm.NF1, name, concept);
      }
    }
  }

  /** All but the last operand, and the last. */
  private int[] pair(Expression.And and) {
    List<Expression> operands = and.operands();
    int last = operands.size() - 1;
    Expression before =
        last == 1 ? operands.get(0) : new Expression.And(List.copyOf(operands.subList(0, last)));
    return new int[] {larger(before), larger(operands.get(last))};
  }

  /** A concept that all of these are, and nothing more than has to be. */
  int larger(Expression expression) {
    if (expression instanceof Expression.Name name) {
      return name.concept();
    }
    if (expression instanceof Expression.Top) {
      return top();
    }
    Integer known = larger.get(expression);
    if (known != null) {
      return known;
    }
    int concept = auxiliary();
    larger.put(expression, concept);
    into(expression, concept);
    return concept;
  }

  /** A concept of which all are these. */
  private int smaller(Expression expression) {
    if (expression instanceof Expression.Name name) {
      return name.concept();
    }
    if (expression instanceof Expression.Top) {
      return top();
    }
    Integer known = smaller.get(expression);
    if (known != null) {
      return known;
    }
    int concept = auxiliary();
    smaller.put(expression, concept);
    subsumption(new Expression.Name(concept), expression);
    return concept;
  }

  /** {@code r ∘ s ∘ … ⊑ role}, of two or more. */
  void chain(List<Integer> links, int role) {
    int last = links.size() - 1;
    add(NormalForm.CHAIN, composed(links.subList(0, last)), links.get(last), role);
  }

  private int composed(List<Integer> links) {
    if (links.size() == 1) {
      return links.get(0);
    }
    Integer known = chains.get(links);
    if (known != null) {
      return known;
    }
    int role = roleCount++;
    chains.put(List.copyOf(links), role);
    chain(links, role);
    return role;
  }
}
