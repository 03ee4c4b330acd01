// An ontology, here a text that is made on the spot: organs, and diseases that affect one and are located in it; of the
// fifth disease that is not said. Needs the ontology jar beside the plugin.
WITH reduce(text = '', i IN range(1, 150) | text
    + 'SubClassOf(:Organ' + i + ' :Organ) SubClassOf(:Disease' + i + ' :Disease) '
    + 'SubClassOf(:Disease' + i + ' ObjectSomeValuesFrom(:affects :Organ' + i + ')) '
    + CASE i WHEN 5 THEN '' ELSE 'SubClassOf(:Disease' + i + ' ObjectSomeValuesFrom(:located_in :Organ' + i + ')) ' END)
  AS axioms
CALL sphere.ontology.load('Prefix(:=<http://example.org/organs#>) Ontology(<http://example.org/organs> '
  + 'DisjointClasses(:Organ :Disease) SubClassOf(ObjectSomeValuesFrom(:affects :Organ) :Condition) ' + axioms + ')')
YIELD classCount, roleCount, axioms AS taken, droppedCount
RETURN classCount, roleCount, taken.NF3 AS restrictions, droppedCount;
// expect:
// | classCount | roleCount | restrictions | droppedCount |
// |------------|-----------|--------------|--------------|
// | 303        | 2         | 299          | 0            |
