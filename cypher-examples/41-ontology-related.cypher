// What is the fifth disease related to? One answer follows from the axioms; where it is located is learned from them.
MATCH (disease:Class {name: 'Disease5'})
CALL sphere.ontology.related(disease, null, {model: 'organs', predicted: 1}) YIELD role, node, status
WHERE role ENDS WITH 'located_in' OR status <> 'predicted'
RETURN split(role, '#')[1] AS role, node.name AS name, status;
// expect:
// | role       | name   | status    |
// |------------|--------|-----------|
// | affects    | Organ5 | certified |
// | located_in | Organ5 | predicted |
