// Where do two pictures belong that are in no group yet, and what is near them there?
MATCH (new:Emoji) WHERE new.name IN ['taco', 'koala']
CALL sphere.place(new, {model: 'emoji', limit: 1}) YIELD node, evidence
RETURN new.name AS new, node.name AS group, size(evidence) AS evidence
ORDER BY new;
// expect:
// | new   | group         | evidence |
// |-------|---------------|----------|
// | koala | animal mammal | 3        |
// | taco  | food prepared | 3        |
