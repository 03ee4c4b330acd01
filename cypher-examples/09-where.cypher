// How many canines are domestic animals, and are there any among them that are no dogs?
MATCH (canine:Concept {id: 'canine.n.02'}), (dog:Concept {id: 'dog.n.01'}),
      (domestic:Concept {id: 'domestic_animal.n.01'})
MATCH (n:Concept)
WHERE sphere.subsumes(canine, n) AND sphere.subsumes(domestic, n)
RETURN count(*) AS domesticCanines,
       sum(CASE WHEN sphere.subsumes(dog, n) THEN 0 ELSE 1 END) AS noDogs;
// expect:
// | domesticCanines | noDogs |
// |-----------------|--------|
// | 190             | 0      |
