// Do the balls of plants and animals share a point?
MATCH (plant:Concept {id: 'plant.n.02'}), (animal:Concept {id: 'animal.n.01'})
RETURN sphere.overlaps(plant, animal) AS overlap, sphere.disjoint(plant, animal) AS disjoint;
// expect:
// | overlap | disjoint |
// |---------|----------|
// | false   | true     |
