// What is a dog?
MATCH (dog:Concept {id: 'dog.n.01'})
CALL sphere.ancestors(dog) YIELD node, certified
RETURN node.id AS ancestor, certified
ORDER BY ancestor;
