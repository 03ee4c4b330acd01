// Which big cats are there?
MATCH (bigCat:Concept {id: 'big_cat.n.01'})
CALL sphere.descendants(bigCat) YIELD node
RETURN node.id AS id, node.name AS name
ORDER BY id;
