// Take in what has changed: the new node gets a ball, no other moves.
CALL sphere.refresh()
YIELD nodesPlaced, nodesKept, edgesAdded, f1, retrain
RETURN nodesPlaced, nodesKept, edgesAdded, f1, retrain;
// expect:
// | nodesPlaced | nodesKept | edgesAdded | f1  | retrain |
// |-------------|-----------|------------|-----|---------|
// | 1           | 82192     | 1          | 1.0 | false   |
