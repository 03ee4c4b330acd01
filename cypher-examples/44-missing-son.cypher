// Whose mother may she be, and how do we know? By relationships that are there.
MATCH (mother:Person {name: 'mother 7'})
CALL sphere.kg.predict(mother, 'PARENT', {model: 'families', limit: 1}) YIELD node, probability, evidence
RETURN node.name AS name, probability > .2 AS probable, size(evidence) > 0 AS reasons;
// expect:
// | name  | probable | reasons |
// |-------|----------|---------|
// | son 7 | true     | true    |
