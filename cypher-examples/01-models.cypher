// What has been trained, and how well do the balls agree with the graph, over all pairs of nodes?
CALL sphere.models()
YIELD model, state, nodeCount, relationshipCount, charts, floatsPerNode, f1, falsePairs, missedPairs;
