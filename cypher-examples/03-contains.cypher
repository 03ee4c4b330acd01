// The same as geometry: does the ball of dog lie in the ball of animal, and with how much slack? Dog, which has
// two parents, is in two of the six charts.
MATCH (dog:Concept {id: 'dog.n.01'}), (animal:Concept {id: 'animal.n.01'})
RETURN sphere.contains(animal, dog) AS inside,
       sphere.margin(animal, dog) >= 0 AS slackIsPositive,
       sphere.contains(dog, animal) AS theOtherWay,
       size(dog.sphereCenter) AS coordinates,
       size(dog.sphereRadius) AS balls;
// expect:
// | inside | slackIsPositive | theOtherWay | coordinates | balls |
// |--------|-----------------|-------------|-------------|-------|
// | true   | true            | false       | 8           | 2     |
