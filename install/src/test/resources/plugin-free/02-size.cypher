// How large is the hierarchy?
MATCH (c:Concept)
OPTIONAL MATCH (c)-[r:IS_A]->()
// A concept without a parent keeps one row.
RETURN count(DISTINCT c) AS concepts, count(r) AS edges;
// expect:
// | concepts | edges |
// | 82192 | 84505 |
