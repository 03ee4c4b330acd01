// What has been trained, and how well do the balls agree with the graph, over all pairs of nodes?
CALL sphere.models()
YIELD model, state, nodeCount, relationshipCount, charts, floatsPerNode, f1, falsePairs, missedPairs
WHERE model = 'sphere'
RETURN model, state, nodeCount, relationshipCount, charts, floatsPerNode, f1, falsePairs, missedPairs;
// expect:
// | model  | state | nodeCount | relationshipCount | charts | floatsPerNode | f1  | falsePairs | missedPairs |
// |--------|-------|-----------|-------------------|--------|---------------|-----|------------|-------------|
// | sphere | READY | 82192     | 84505             | 6      | 24            | 1.0 | 0          | 0           |
