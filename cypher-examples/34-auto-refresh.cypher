// Train it so that it is refreshed whenever its hierarchy has changed.
CALL sphere.train('teas', {nodeLabels: 'Tea', relationshipTypes: 'SORT_OF', autoRefresh: true,
  centerProperty: 'teaCenter', radiusProperty: 'teaRadius'})
YIELD model, f1, configuration
RETURN model, f1, configuration.autoRefresh AS autoRefresh;
// expect:
// | model | f1  | autoRefresh |
// |-------|-----|-------------|
// | teas  | 1.0 | true        |
