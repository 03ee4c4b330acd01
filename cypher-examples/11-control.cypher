// Does walking the graph give the same answer as the balls, for every concept under animal?
MATCH (animal:Concept {id: 'animal.n.01'}), (n:Concept)
WITH sphere.subsumes(animal, n) AS ours, EXISTS { (n)-[:IS_A*0..]->(animal) } AS walked
RETURN count(*) AS concepts,
       sum(CASE WHEN walked THEN 1 ELSE 0 END) AS animals,
       sum(CASE WHEN ours = walked THEN 0 ELSE 1 END) AS disagreements;
// expect:
// | concepts | animals | disagreements |
// |----------|---------|---------------|
// | 82192    | 4017    | 0             |
