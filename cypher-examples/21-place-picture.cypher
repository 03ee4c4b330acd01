// Where do two pictures belong that are in no group yet, and what is near them there?
MATCH (new:Emoji) WHERE new.name IN ['ambulance', 'horse'] AND NOT (new)-[:IN_GROUP]->()
CALL sphere.place(new, {model: 'emoji', limit: 1}) YIELD node, evidence
RETURN new.name AS new, node.name AS group, size(evidence) AS evidence
ORDER BY new;
// expect:
// | new       | group            | evidence |
// |-----------|------------------|----------|
// | ambulance | transport ground | 3        |
// | horse     | animal mammal    | 3        |
