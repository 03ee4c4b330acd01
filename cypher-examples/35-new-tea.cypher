// A new tea. Nobody calls sphere.refresh.
MATCH (green:Tea {name: 'green tea'})
MERGE (sencha:Tea {name: 'sencha'})
MERGE (sencha)-[:SORT_OF]->(green)
RETURN sencha.name AS new;
// expect:
// | new    |
// |--------|
// | sencha |
