// Learn a place for each person and a translation for each type; some facts are held out to tell how well that works.
CALL sphere.kg.train('families', {nodeLabels: 'Person', relationshipTypes: ['MARRIED', 'PARENT', 'SIBLING'],
  centerProperty: 'familyCenter', radiusProperty: 'familyRadius', dimension: 16})
YIELD nodeCount, relationshipCount, typeCount, hits10
RETURN nodeCount, relationshipCount, typeCount, hits10 > .8 AS found;
// expect:
// | nodeCount | relationshipCount | typeCount | found |
// |-----------|-------------------|-----------|-------|
// | 800       | 1199              | 3         | true  |
