// Which concepts under dog have several parents, and is each parent above them by geometry alone?
MATCH (dog:Concept {id: 'dog.n.01'})
CALL sphere.descendants(dog) YIELD node
MATCH (node)-[:IS_A]->(parent)
WITH node, collect(parent) AS parents
WHERE size(parents) > 1
RETURN node.id AS id, size(parents) AS parents,
       all(p IN parents WHERE sphere.contains(p, node)) AS allContain
ORDER BY id;
// expect:
// | id             | parents | allContain |
// |----------------|---------|------------|
// | greyhound.n.01 | 2       | true       |
// | puppy.n.01     | 2       | true       |
