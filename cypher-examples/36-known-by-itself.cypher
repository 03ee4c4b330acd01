// Three tenths of a second after the last change the model takes it in. A program has no need to wait: it asks, and
// `stale` tells. This example looks again and again until the model is not stale any more, and then asks.
UNWIND range(1, 1000000) AS look
CALL sphere.models() YIELD model, stale
WITH model, stale WHERE model = 'teas' AND NOT stale
WITH model LIMIT 1
MATCH (drink:Tea {name: 'drink'}), (sencha:Tea {name: 'sencha'})
RETURN model, sphere.subsumes(drink, sencha, model) AS isDrink,
       sphere.contains(drink, sencha, model) AS isInside;
// expect:
// | model | isDrink | isInside |
// |-------|---------|----------|
// | teas  | true    | true     |
