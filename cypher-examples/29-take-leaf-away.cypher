// And away again: what is gone is in no answer, be the model refreshed or not.
MATCH (n:Concept {id: 'labradoodle.new'})
DETACH DELETE n
RETURN count(*) AS deleted;
// expect:
// | deleted |
// |---------|
// | 1       |
