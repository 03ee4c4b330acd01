// Which drinks might be missing an edge, by texts and structure?
CALL sphere.complete('drinks', {limit: 5}) YIELD kind, child, parent
RETURN count(*) AS found, all(k IN collect(kind) WHERE k IN ['missing', 'doubtful']) AS kinds;
// expect:
// | found | kinds |
// |-------|-------|
// | 5     | true  |
