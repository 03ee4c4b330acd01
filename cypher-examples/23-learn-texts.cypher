// Learn from names and glosses; needs the text jar beside the plugin.
CALL sphere.train('drinks', {nodeLabels: 'Drink', relationshipTypes: 'IS_A',
  textProperty: ['name', 'gloss'], centerProperty: 'drinkCenter', radiusProperty: 'drinkRadius',
  semanticCenterProperty: 'drinkMeaning', semanticRadiusProperty: 'drinkReach'})
YIELD f1, semanticEpochs
RETURN f1, semanticEpochs > 0 AS learned;
// expect:
// | f1  | learned |
// |-----|---------|
// | 1.0 | true    |
