// A reasoner classifies it, and balls are trained on all that follows; beside that, what may be missing is learned.
CALL sphere.ontology.train('organs', {centerProperty: 'organCenter', radiusProperty: 'organRadius',
  vectorProperty: 'organVector', inferredType: 'ORGAN_INFERRED', restrictionLabel: 'OrganRestriction',
  predictionDimension: 16, heldOut: 0.5})
YIELD classCount, unsatisfiableCount, f1, axiomsSatisfied, mrr
RETURN classCount, unsatisfiableCount, f1, axiomsSatisfied.NF4 AS nf4, axiomsSatisfied.DISJ AS disjoint, mrr > .3 AS found;
// expect:
// | classCount | unsatisfiableCount | f1  | nf4 | disjoint | found |
// |------------|--------------------|-----|-----|----------|-------|
// | 303        | 0                  | 1.0 | 1.0 | 1.0      | true  |
