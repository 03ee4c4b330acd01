// What do dogs, cats and seals have in common?
MATCH (n:Concept) WHERE n.id IN ['dog.n.01', 'cat.n.01', 'seal.n.09']
WITH collect(n) AS nodes
CALL sphere.common(nodes) YIELD node
RETURN node.id AS id, node.gloss AS gloss;
// expect:
// | id             | gloss                                                                   |
// |----------------|-------------------------------------------------------------------------|
// | placental.n.01 | mammals having a placenta; all mammals except monotremes and marsupials |
