// How much would one ball per node express, without an atlas?
CALL sphere.train.stats('one', {relationshipTypes: 'IS_A', charts: 1, dimension: 64})
YIELD charts, floatsPerNode, precision, recall, f1
RETURN charts, floatsPerNode, round(precision, 3) AS precision, round(recall, 3) AS recall, round(f1, 3) AS f1;
// expect:
// | charts | floatsPerNode | precision | recall | f1    |
// |--------|---------------|-----------|--------|-------|
// | 1      | 64            | 1.0       | 0.991  | 0.995 |
