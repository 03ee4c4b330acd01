// Where does a new drink belong, by its name and gloss alone? Straight into MERGE it goes with
// `MERGE (n:Concept {id: ...}) MERGE (n)-[:IS_A]->(node)`.
CALL sphere.place('flat white: espresso with steamed milk, from Australia', {model: 'drinks', limit: 1})
YIELD node, rank, confidence
RETURN rank, node.id AS parent, confidence > 0.2 AS confident;
// expect:
// | rank | parent      | confident |
// |------|-------------|-----------|
// | 1    | coffee.n.01 | true      |
