// Where do two pictures belong that no model has seen, and what is near them there?
MATCH (new:NewEmoji)
CALL sphere.place(new, {model: 'emoji', limit: 1}) YIELD node, evidence
RETURN new.name AS new, node.name AS group, size(evidence) AS evidence
ORDER BY new;
// expect:
// | new       | group            | evidence |
// |-----------|------------------|----------|
// | ambulance | transport ground | 3        |
// | horse     | animal mammal    | 3        |
