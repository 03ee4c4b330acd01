// Where does a new drink belong, by its name and gloss alone? Straight into the graph it goes with
// `MERGE (n:Concept {id: 'flat_white'}) MERGE (n)-[:IS_A]->(node)`.
CALL sphere.place('flat white: coffee of espresso and steamed milk', {model: 'drinks', limit: 1})
YIELD node, rank, evidence
RETURN rank, node.id AS parent, size(evidence) > 0 AS backed;
// expect:
// | rank | parent      | backed |
// |------|-------------|--------|
// | 1    | coffee.n.01 | true   |
