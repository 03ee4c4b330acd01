// Learn from pictures: 1,904 emoji in 108 groups and groups of groups, each with 1,280 features of its image.
CALL sphere.train('emoji', {nodeLabels: 'Emoji', relationshipTypes: 'IN_GROUP',
  featureProperty: 'image', centerProperty: 'emojiCenter', radiusProperty: 'emojiRadius',
  semanticCenterProperty: 'emojiMeaning', semanticRadiusProperty: 'emojiReach'})
YIELD nodeCount, f1, semanticPrecision, semanticRecall
RETURN nodeCount, f1, semanticPrecision > 0.8 AS trusty, semanticRecall > 0.2 AS telling;
// expect:
// | nodeCount | f1  | trusty | telling |
// |-----------|-----|--------|---------|
// | 2012      | 1.0 | true   | true    |
