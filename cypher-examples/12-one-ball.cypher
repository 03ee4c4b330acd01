// How much would one ball per node express, without an atlas?
CALL sphere.train.stats('one', {relationshipTypes: 'IS_A', charts: 1, dimension: 64})
YIELD charts, floatsPerNode, precision, recall, f1, missedPairs;
// expect:
// | charts | floatsPerNode | precision | recall   | f1       | missedPairs |
// |--------|---------------|-----------|----------|----------|-------------|
// | 1      | 64            | 1.0       | 0.944496 | 0.971456 | 41281       |
