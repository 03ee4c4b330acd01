// Which drinks may lack an edge, or have a doubtful one, by their texts? Surest first.
CALL sphere.complete('drinks', {minConfidence: 0.2, limit: 3}) YIELD kind, child, parent, confidence
RETURN count(*) AS found, all(k IN collect(kind) WHERE k IN ['missing', 'doubtful']) AS kinds,
       min(confidence) >= 0.2 AS sure;
// expect:
// | found | kinds | sure |
// |-------|-------|------|
// | 3     | true  | true |
