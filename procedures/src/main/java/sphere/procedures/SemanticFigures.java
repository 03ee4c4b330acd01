package sphere.procedures;

import sphere.procedures.graph.ModelNode;

/**
 * What a model's record tells of learning from features, as columns have it: null where there is
 * nothing to tell.
 */
record SemanticFigures(
    Long epochs,
    Long heldOut,
    Double loss,
    Double precision,
    Double recall,
    Long uncertifiedEdges) {
  static SemanticFigures of(ModelNode record) {
    return new SemanticFigures(
        (Long) record.properties().get("semantic.epochs"),
        (Long) record.properties().get("semantic.heldOut"),
        (Double) record.properties().get("semantic.loss"),
        (Double) record.properties().get("semantic.precision"),
        (Double) record.properties().get("semantic.recall"),
        (Long) record.properties().get("semantic.uncertifiedEdges"));
  }
}
