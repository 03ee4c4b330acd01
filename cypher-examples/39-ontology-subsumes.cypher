// Who says that a disease is a condition? Nobody has drawn that edge. And could it be an organ? These are disjoint.
UNWIND ['Condition', 'Disease', 'Organ'] AS name
MATCH (outer:Class {name: name}), (disease:Class {name: 'Disease5'})
CALL sphere.ontology.subsumes(outer, disease, {model: 'organs'}) YIELD holds, status
RETURN name, holds, status;
// expect:
// | name      | holds | status    |
// |-----------|-------|-----------|
// | Condition | true  | certified |
// | Disease   | true  | certified |
// | Organ     | false | none      |
