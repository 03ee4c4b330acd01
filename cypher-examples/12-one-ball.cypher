// How much would one ball per node express, without an atlas?
CALL sphere.train.stats('one', {charts: 1, dimension: 64})
YIELD charts, floatsPerNode, precision, recall, f1, missedPairs;
