// Which carnivores are domestic animals, but no dogs? The largest balls first.
MATCH (carnivore:Concept {id: 'carnivore.n.01'}), (domestic:Concept {id: 'domestic_animal.n.01'}),
      (dog:Concept {id: 'dog.n.01'})
CALL sphere.descendants([carnivore, domestic], {not: dog}) YIELD node
WITH collect(node.id) AS ids
RETURN ids[0] AS first, size(ids) AS count, 'siamese_cat.n.01' IN ids AS siamese;
// expect:
// | first             | count | siamese |
// |-------------------|-------|---------|
// | domestic_cat.n.01 | 19    | true    |
