// What is it now, how many are below a dog, and which are the smallest balls around it
// (in the first chart, where a parent of a parent may be smaller than a parent)?
MATCH (n:Concept {id: 'labradoodle.new'}), (dog:Concept {id: 'dog.n.01'}), (cat:Concept {id: 'cat.n.01'})
CALL sphere.ancestors(n, {limit: 2}) YIELD node
RETURN sphere.subsumes(dog, n) AS isDog, sphere.subsumes(cat, n) AS isCat,
  sphere.descendantCount(dog) AS dogs, collect(node.id) AS nearest;
// expect:
// | isDog | isCat | dogs | nearest                          |
// |-------|-------|------|----------------------------------|
// | true  | false | 190  | [domestic_animal.n.01, dog.n.01] |
