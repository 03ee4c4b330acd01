// Why is a dog a domestic animal, although canines are not?
MATCH (animal:Concept {id: 'domestic_animal.n.01'}), (other:Concept)
WHERE other.id IN ['dog.n.01', 'canine.n.02']
CALL sphere.explain(animal, other) YIELD subsumes, certified, chain
RETURN other.id AS id, subsumes, certified, [n IN chain | n.id] AS chain
ORDER BY id;
// expect:
// | id          | subsumes | certified | chain                            |
// |-------------|----------|-----------|----------------------------------|
// | canine.n.02 | false    | false     | []                               |
// | dog.n.01    | true     | true      | [dog.n.01, domestic_animal.n.01] |
