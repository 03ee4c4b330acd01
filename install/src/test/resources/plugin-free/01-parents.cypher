// What is a dog directly?
MATCH (dog:Concept {id: 'dog.n.01'})-[:IS_A]->(parent)
RETURN parent, parent.name AS name
ORDER BY parent.id;
// expect:
// | parent | name |
// |---|---|
// | canine.n.02 | canine, canid |
// | domestic_animal.n.01 | domestic animal, domesticated animal |
