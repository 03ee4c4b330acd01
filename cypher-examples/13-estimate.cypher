// What would a training take?
CALL sphere.train.estimate('sphere', {relationshipTypes: 'IS_A', charts: 'exact'})
YIELD nodeCount, relationshipCount, bytesMax
RETURN nodeCount, relationshipCount, bytesMax < 500000000 AS fitsHalfAGigabyte;
// expect:
// | nodeCount | relationshipCount | fitsHalfAGigabyte |
// |-----------|-------------------|-------------------|
// | 82192     | 84505             | true              |
