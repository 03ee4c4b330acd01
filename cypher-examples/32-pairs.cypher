// Many pairs in one call: which of these are animals? One list of answers comes, in the order of the pairs.
MATCH (animal:Concept {id: 'animal.n.01'}), (n:Concept)
WHERE n.id IN ['cat.n.01', 'dog.n.01', 'entity.n.01', 'plant.n.02']
WITH animal, n ORDER BY n.id
WITH collect(animal) AS outers, collect(n) AS inners
CALL sphere.subsumes.pairs(outers, inners) YIELD answers, stale
RETURN [n IN inners | n.id] AS ids, answers, stale;
// expect:
// | ids                                           | answers                    | stale |
// |-----------------------------------------------|----------------------------|-------|
// | [cat.n.01, dog.n.01, entity.n.01, plant.n.02] | [true, true, false, false] | false |
