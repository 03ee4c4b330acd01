package sphere.procedures.graph;

/** What a hierarchy is read for, on which it depends what helps against its cycles. */
public enum Reading {
  /** A training, which can merge cycles. */
  TRAINING("Remove a relationship, or set `onCycle` to `merge`."),
  /** A refresh, which cannot if the training did not. */
  REFRESH("Remove a relationship and refresh again, or train anew with `onCycle: 'merge'`."),
  /** An answer after a restart, where the caller says the rest. */
  LOADING("Remove a relationship.");

  private final String remedy;

  Reading(String remedy) {
    this.remedy = remedy;
  }

  String remedy() {
    return remedy;
  }
}
