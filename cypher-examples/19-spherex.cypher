// Gradient descent on the SpheREx objective, two epochs: kept only if it beats the constructed balls.
CALL sphere.train.stats('refined', {relationshipTypes: 'IS_A', objective: 'spherex', dimension: 8,
  maxEpochs: 2, negatives: 2})
YIELD charts, epochs, losses, f1
RETURN charts, epochs, size(losses) AS losses, f1 > 0.9 AS good;
// expect:
// | charts | epochs | losses | good |
// |--------|--------|--------|------|
// | 1      | 2      | 2      | true |
