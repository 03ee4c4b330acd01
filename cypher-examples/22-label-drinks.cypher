// A part of WordNet to learn texts from: all that is drunk.
MATCH (beverage:Concept {id: 'beverage.n.01'})
CALL sphere.descendants(beverage) YIELD node
WITH beverage, collect(node) AS below
FOREACH (drink IN below + beverage | SET drink:Drink)
RETURN size(below) > 300 AS many;
// expect:
// | many |
// |------|
// | true |
