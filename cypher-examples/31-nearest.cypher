// By geometry alone: which balls hold the ball of dog with the most room, and which lies deepest in it?
MATCH (dog:Concept {id: 'dog.n.01'})
CALL sphere.nearest(dog, {limit: 2}) YIELD node AS outer
WITH dog, collect(outer.id) AS around
CALL sphere.nearest(dog, {direction: 'inside', limit: 1}) YIELD node AS inner, certified
RETURN around, inner.id AS inside, certified;
// expect:
// | around                              | inside           | certified |
// |-------------------------------------|------------------|-----------|
// | [entity.n.01, physical_entity.n.01] | entlebucher.n.01 | true      |
