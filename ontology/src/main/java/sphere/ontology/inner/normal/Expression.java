package sphere.ontology.inner.normal;

import java.util.List;

/** What EL can say of things, simplified: no {@link Top} or {@link Bottom} in any other. */
sealed interface Expression {
  /** Everything; as a filler it stays, see {@link Some}. */
  record Top() implements Expression {}

  /** Nothing. */
  record Bottom() implements Expression {}

  /**
   * A named class.
   *
   * @param concept its number
   */
  record Name(int concept) implements Expression {}

  /**
   * All of these.
   *
   * @param operands two or more, none of them one of its kind
   */
  record And(List<Expression> operands) implements Expression {}

  /**
   * One of these; on the left only.
   *
   * @param operands two or more, none of them one of its kind
   */
  record Or(List<Expression> operands) implements Expression {}

  /**
   * What has a role to one of these.
   *
   * @param role its number
   * @param filler may be everything
   */
  record Some(int role, Expression filler) implements Expression {}

  /**
   * What EL cannot say.
   *
   * @param reason in words
   */
  record Beyond(String reason) implements Expression {}
}
