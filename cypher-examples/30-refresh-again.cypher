// The ball goes with it, and the model is what it was.
CALL sphere.refresh()
YIELD nodesPlaced, nodesRemoved, nodesKept
RETURN nodesPlaced, nodesRemoved, nodesKept;
// expect:
// | nodesPlaced | nodesRemoved | nodesKept |
// |-------------|--------------|-----------|
// | 0           | 1            | 82192     |
