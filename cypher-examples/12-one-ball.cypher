// How much would one ball per node express, without an atlas?
CALL sphere.train.stats('one', {relationshipTypes: 'IS_A', charts: 1, dimension: 64})
YIELD charts, floatsPerNode, precision, recall, f1
RETURN charts, floatsPerNode, round(precision, 2) AS precision, round(recall, 2) AS recall, round(f1, 2) AS f1;
// expect:
// | charts | floatsPerNode | precision | recall | f1   |
// |--------|---------------|-----------|--------|------|
// | 1      | 64            | 1.0       | 0.99   | 0.99 |
