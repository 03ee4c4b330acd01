package sphere.ontology.inner.normal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.semanticweb.owlapi.model.OWLClassExpression;
import org.semanticweb.owlapi.model.OWLObjectCardinalityRestriction;
import org.semanticweb.owlapi.model.OWLObjectExactCardinality;
import org.semanticweb.owlapi.model.OWLObjectIntersectionOf;
import org.semanticweb.owlapi.model.OWLObjectMinCardinality;
import org.semanticweb.owlapi.model.OWLObjectPropertyExpression;
import org.semanticweb.owlapi.model.OWLObjectSomeValuesFrom;
import org.semanticweb.owlapi.model.OWLObjectUnionOf;

/**
 * OWL's class expressions as EL's, one side of an axiom at a time: on the left something smaller
 * may stand for what EL cannot say, on the right something larger, and what was lost is told.
 */
final class Translation {
  private final Names concepts;
  private final Names roles;
  private final Dropped dropped;

  Translation(Names concepts, Names roles, Dropped dropped) {
    this.concepts = concepts;
    this.roles = roles;
    this.dropped = dropped;
  }

  /** The same or something smaller. */
  Expression left(OWLClassExpression expression) {
    if (expression instanceof OWLObjectIntersectionOf and) {
      return leftAnd(and);
    }
    if (expression instanceof OWLObjectUnionOf or) {
      return leftOr(or);
    }
    if (expression instanceof OWLObjectSomeValuesFrom some) {
      return some(some.getProperty(), left(some.getFiller()));
    }
    if (expression instanceof OWLObjectMinCardinality min && min.getCardinality() < 2) {
      return min.getCardinality() == 0
          ? new Expression.Top()
          : some(min.getProperty(), left(min.getFiller()));
    }
    return simple(expression);
  }

  /** The same or something larger. */
  Expression right(OWLClassExpression expression) {
    if (expression instanceof OWLObjectIntersectionOf and) {
      return rightAnd(and);
    }
    if (expression instanceof OWLObjectSomeValuesFrom some) {
      return some(some.getProperty(), right(some.getFiller()));
    }
    if (expression instanceof OWLObjectMinCardinality
        || expression instanceof OWLObjectExactCardinality) {
      return rightCardinality((OWLObjectCardinalityRestriction) expression);
    }
    return expression instanceof OWLObjectUnionOf
        ? new Expression.Beyond("union on the right")
        : simple(expression);
  }

  private Expression rightCardinality(OWLObjectCardinalityRestriction cardinality) {
    boolean atLeast = cardinality instanceof OWLObjectMinCardinality;
    if (cardinality.getCardinality() == 0) {
      return atLeast ? new Expression.Top() : beyond(cardinality);
    }
    if (!atLeast || cardinality.getCardinality() > 1) {
      dropped.add(beyond(cardinality).reason());
    }
    return some(cardinality.getProperty(), right(cardinality.getFiller()));
  }

  private Expression simple(OWLClassExpression expression) {
    if (expression.isOWLThing()) {
      return new Expression.Top();
    }
    if (expression.isOWLNothing()) {
      return new Expression.Bottom();
    }
    if (expression.isOWLClass() && Malformed.is(expression.asOWLClass())) {
      return new Expression.Beyond(Malformed.REASON);
    }
    return expression.isOWLClass()
        ? new Expression.Name(concepts.number(expression.asOWLClass().toStringID()))
        : beyond(expression);
  }

  private static Expression.Beyond beyond(OWLClassExpression expression) {
    return new Expression.Beyond(
        switch (expression.getClassExpressionType()) {
          case OBJECT_ONE_OF, OBJECT_HAS_VALUE -> "individual";
          case DATA_SOME_VALUES_FROM,
              DATA_ALL_VALUES_FROM,
              DATA_MIN_CARDINALITY,
              DATA_MAX_CARDINALITY,
              DATA_EXACT_CARDINALITY,
              DATA_HAS_VALUE ->
              "data property";
          default -> expression.getClassExpressionType().getName();
        });
  }

  private Expression some(OWLObjectPropertyExpression property, Expression filler) {
    OptionalInt role = role(property);
    if (role.isEmpty()) {
      return new Expression.Beyond(Roles.beyond(property));
    }
    return filler instanceof Expression.Beyond || filler instanceof Expression.Bottom
        ? filler
        : new Expression.Some(role.getAsInt(), filler);
  }

  /** The number of a role; none of what is more than a name. */
  OptionalInt role(OWLObjectPropertyExpression property) {
    return Roles.isNamed(property)
        ? OptionalInt.of(roles.number(property.asOWLObjectProperty().toStringID()))
        : OptionalInt.empty();
  }

  private Expression leftAnd(OWLObjectIntersectionOf and) {
    Set<Expression> operands = new LinkedHashSet<>();
    for (OWLClassExpression operand : and.getOperandsAsList()) {
      Expression part = left(operand);
      if (part instanceof Expression.Beyond || part instanceof Expression.Bottom) {
        return part;
      }
      add(operands, part);
    }
    return conjunction(operands);
  }

  private Expression rightAnd(OWLObjectIntersectionOf and) {
    Set<Expression> operands = new LinkedHashSet<>();
    List<Expression> beyond = new ArrayList<>();
    for (OWLClassExpression operand : and.getOperandsAsList()) {
      Expression part = right(operand);
      if (part instanceof Expression.Bottom) {
        return part;
      }
      if (part instanceof Expression.Beyond lost) {
        beyond.add(lost);
        dropped.add(lost.reason());
      } else {
        add(operands, part);
      }
    }
    return operands.isEmpty() && !beyond.isEmpty() ? beyond.get(0) : conjunction(operands);
  }

  private static void add(Set<Expression> operands, Expression part) {
    if (part instanceof Expression.And nested) {
      operands.addAll(nested.operands());
    } else if (!(part instanceof Expression.Top)) {
      operands.add(part);
    }
  }

  private static Expression conjunction(Set<Expression> operands) {
    return switch (operands.size()) {
      case 0 -> new Expression.Top();
      case 1 -> operands.iterator().next();
      default -> new Expression.And(List.copyOf(operands));
    };
  }

  private Expression leftOr(OWLObjectUnionOf or) {
    Set<Expression> operands = new LinkedHashSet<>();
    List<Expression> beyond = new ArrayList<>();
    for (OWLClassExpression operand : or.getOperandsAsList()) {
      Expression part = left(operand);
      if (part instanceof Expression.Top) {
        return part;
      }
      if (part instanceof Expression.Beyond lost) {
        beyond.add(lost);
        dropped.add(lost.reason());
      } else if (part instanceof Expression.Or nested) {
        operands.addAll(nested.operands());
      } else if (!(part instanceof Expression.Bottom)) {
        operands.add(part);
      }
    }
    if (operands.isEmpty()) {
      return beyond.isEmpty() ? new Expression.Bottom() : beyond.get(0);
    }
    return operands.size() == 1
        ? operands.iterator().next()
        : new Expression.Or(List.copyOf(operands));
  }
}
