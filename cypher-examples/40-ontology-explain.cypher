// Why? The axioms from which it follows, and no more than that.
MATCH (condition:Class {name: 'Condition'}), (disease:Class {name: 'Disease5'})
CALL sphere.ontology.explain(condition, disease, {model: 'organs'}) YIELD step, axiom, status
RETURN step, axiom, status;
// expect:
// | step | axiom                         | status    |
// |------|-------------------------------|-----------|
// | 1    | Disease5 ⊑ ∃affects.Organ5    | certified |
// | 2    | Organ5 ⊑ Organ                | certified |
// | 3    | ∃affects.Organ ⊑ Condition    | certified |
