// What share of the ball of animal lies in the ball of dog, and what do plant and animal share?
MATCH (dog:Concept {id: 'dog.n.01'}), (animal:Concept {id: 'animal.n.01'}),
      (plant:Concept {id: 'plant.n.02'})
RETURN sphere.probability(animal, dog) AS dogInAnimal,
       sphere.probability(dog, animal) < 0.001 AS animalInDogIsRare,
       sphere.intersection(animal, plant).overlap AS plantAndAnimal,
       sphere.logVolume(animal) > sphere.logVolume(dog) AS animalIsLarger;
// expect:
// | dogInAnimal | animalInDogIsRare | plantAndAnimal | animalIsLarger |
// | 1.0         | true              | 0.0            | true           |
