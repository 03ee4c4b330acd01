// Relationships of any kind: families in which one says what another does. Of one mother it is not said who her son is.
UNWIND range(1, 200) AS i
MERGE (father:Person {name: 'father ' + i})
MERGE (mother:Person {name: 'mother ' + i})
MERGE (son:Person {name: 'son ' + i})
MERGE (daughter:Person {name: 'daughter ' + i})
MERGE (father)-[:MARRIED]->(mother)
MERGE (father)-[:PARENT]->(son)
MERGE (father)-[:PARENT]->(daughter)
MERGE (mother)-[:PARENT]->(daughter)
MERGE (son)-[:SIBLING]->(daughter)
FOREACH (x IN CASE i WHEN 7 THEN [] ELSE [1] END | MERGE (mother)-[:PARENT]->(son))
RETURN count(*) AS families;
// expect:
// | families |
// |----------|
// | 200      |
