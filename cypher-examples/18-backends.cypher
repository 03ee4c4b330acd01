// By what does this server compute? install/run starts it with the Vector API.
CALL sphere.backends() YIELD backend, available, chosen
RETURN backend, available, chosen;
// expect:
// | backend | available | chosen |
// |---------|-----------|--------|
// | vector  | true      | true   |
// | scalar  | true      | false  |
