// Where do geometry and graph disagree?
CALL sphere.violations()
YIELD kind
RETURN kind, count(*) AS pairs;
// expect:
// | kind | pairs |
// |------|-------|
