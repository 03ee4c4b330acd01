// By what does this server compute? install/run starts it with the Vector API, which a CPU without
// fit vectors has refused. A server without a GPU says what is missing.
CALL sphere.backends() YIELD backend, available, chosen, detail
RETURN backend,
  available OR detail STARTS WITH 'it was slower' OR backend = 'gpu' AND detail <> '' AS asExpected;
// expect:
// | backend | asExpected |
// |---------|------------|
// | vector  | true       |
// | scalar  | true       |
// | gpu     | true       |
