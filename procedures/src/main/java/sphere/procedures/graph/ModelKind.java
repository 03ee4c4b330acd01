package sphere.procedures.graph;

/** What a model is of. */
public enum ModelKind {
  /** An order. */
  HIERARCHY("a hierarchy"),
  /** An order that axioms entail. */
  ONTOLOGY("an ontology"),
  /** Relationships of any kind. */
  FACTS("facts");

  private final String spoken;

  ModelKind(String spoken) {
    this.spoken = spoken;
  }

  /** In a sentence. */
  public String spoken() {
    return spoken;
  }
}
