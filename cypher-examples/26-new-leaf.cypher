// A new kind of dog: the graph has changed, and the model does not know it yet.
MATCH (dog:Concept {id: 'dog.n.01'})
MERGE (n:Concept {id: 'labradoodle.new', name: 'labradoodle', gloss: 'a cross of a Labrador and a poodle'})
MERGE (n)-[:IS_A]->(dog)
RETURN n.name AS new, sphere.subsumes(dog, n) AS dogIsAbove;
// expect:
// | new         | dogIsAbove |
// |-------------|------------|
// | labradoodle | null       |
