// What is a dog?
MATCH (dog:Concept {id: 'dog.n.01'})
CALL sphere.ancestors(dog) YIELD node, certified
RETURN node.id AS ancestor, certified
ORDER BY ancestor;
// expect:
// | ancestor             | certified |
// |----------------------|-----------|
// | animal.n.01          | true      |
// | canine.n.02          | true      |
// | carnivore.n.01       | true      |
// | chordate.n.01        | true      |
// | domestic_animal.n.01 | true      |
// | entity.n.01          | true      |
// | living_thing.n.01    | true      |
// | mammal.n.01          | true      |
// | object.n.01          | true      |
// | organism.n.01        | true      |
// | physical_entity.n.01 | true      |
// | placental.n.01       | true      |
// | vertebrate.n.01      | true      |
// | whole.n.02           | true      |
