// Is a dog an animal? Is an animal a dog?
MATCH (dog:Concept {id: 'dog.n.01'}), (animal:Concept {id: 'animal.n.01'})
RETURN sphere.subsumes(animal, dog) AS dogIsAnimal, sphere.subsumes(dog, animal) AS animalIsDog;
// expect:
// | dogIsAnimal | animalIsDog |
// |-------------|-------------|
// | true        | false       |
