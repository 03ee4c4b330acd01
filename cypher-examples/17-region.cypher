// Do the balls of dogs and cats share a point, and how large is the smallest ball around both?
MATCH (dog:Concept {id: 'dog.n.01'}), (cat:Concept {id: 'cat.n.01'}),
      (carnivore:Concept {id: 'carnivore.n.01'})
CALL sphere.common([dog, cat], {region: true}) YIELD node, region
RETURN node.id AS lowest, region.shared AS shared, region.depth < 0 AS apart,
       size(region.center) AS dimension, region.radius <= carnivore.sphereRadius[region.centerChart] AS smaller;
// expect:
// | lowest         | shared | apart | dimension | smaller |
// |----------------|--------|-------|-----------|---------|
// | carnivore.n.01 | false  | true  | 4         | true    |
