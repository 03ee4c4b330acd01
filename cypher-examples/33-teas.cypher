// A small hierarchy of its own, for a model that is refreshed by itself.
MERGE (drink:Tea {name: 'drink'})
MERGE (tea:Tea {name: 'tea'})
MERGE (green:Tea {name: 'green tea'})
MERGE (tea)-[:SORT_OF]->(drink)
MERGE (green)-[:SORT_OF]->(tea)
RETURN count(*) AS made;
// expect:
// | made |
// |------|
// | 1    |
