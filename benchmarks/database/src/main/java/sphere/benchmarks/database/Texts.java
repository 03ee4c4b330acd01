package sphere.benchmarks.database;

/** Every query that is measured, ours and the traversals beside them. */
final class Texts {
  // Parts of the queries below.
  private static final String A = "MATCH (a:Concept {id: $a}) ";
  private static final String PAIR = "MATCH (a:Concept {id: $a}), (b:Concept {id: $b}) ";
  private static final String ALL = "MATCH (a:Concept {id: $a}) MATCH (x:Concept) WHERE ";

  static final String SUBSUMES = PAIR + "RETURN sphere.subsumes(b, a)";
  static final String EXISTS = PAIR + "RETURN EXISTS { (a)-[:IS_A*0..]->(b) }";
  static final String ANY_SHORTEST =
      PAIR + "RETURN EXISTS { MATCH ANY SHORTEST (a)-[:IS_A]->+(b) }";

  static final String FILTER = ALL + "sphere.subsumes(a, x) RETURN count(x)";
  static final String FILTER_CONTAINS = ALL + "sphere.contains(a, x) RETURN count(x)";
  static final String FILTER_EXISTS = ALL + "EXISTS { (x)-[:IS_A*0..]->(a) } RETURN count(x)";
  // As cheap as a test can be: what is left is the scan, the filter and the count.
  static final String FILTER_FLOOR = ALL + "x <> a RETURN count(x)";

  // Of lists of nodes that are bound already, side by side.
  private static final String UNWIND =
      "UNWIND range(0, size($inners) - 1) AS i WITH $outers[i] AS outer, $inners[i] AS inner ";
  static final String UNWIND_SUBSUMES = UNWIND + "RETURN sphere.subsumes(outer, inner)";
  static final String UNWIND_EXISTS = UNWIND + "RETURN EXISTS { (inner)-[:IS_A*0..]->(outer) }";

  // Asked only where there is such a procedure or function; one list in one row, or rows.
  static final String PAIRS_NAME = "sphere.subsumes.pairs";
  static final String PAIRS =
      "CALL sphere.subsumes.pairs($outers, $inners) YIELD answers RETURN answers";

  // What handing over the same nodes costs by itself.
  static final String PAIRS_FLOOR = "RETURN size($outers) + size($inners)";

  static final String ANCESTORS = A + "CALL sphere.ancestors(a) YIELD node RETURN node";
  static final String ANCESTORS_CYPHER = A + "MATCH (a)-[:IS_A*1..]->(x) RETURN DISTINCT x";
  static final String DESCENDANTS = A + "CALL sphere.descendants(a) YIELD node RETURN node";
  static final String DESCENDANTS_CYPHER = A + "MATCH (a)<-[:IS_A*1..]-(x) RETURN DISTINCT x";
  static final String LIMIT = " LIMIT 10";

  static final String COUNT_NAME = "sphere.descendantCount";
  static final String COUNT = A + "RETURN sphere.descendantCount(a)";
  static final String COUNT_BY_LISTING =
      A + "CALL sphere.descendants(a) YIELD node RETURN count(*)";
  static final String COUNT_CYPHER = A + "MATCH (a)<-[:IS_A*1..]-(x) RETURN count(DISTINCT x)";

  static final String COMMON = PAIR + "CALL sphere.common([a, b]) YIELD node RETURN node";
  static final String COMMON_CYPHER =
      """
      MATCH (a:Concept {id: $a})-[:IS_A*0..]->(x) WITH collect(DISTINCT x) AS xs
      MATCH (b:Concept {id: $b})-[:IS_A*0..]->(y) WHERE y IN xs WITH collect(DISTINCT y) AS cs
      UNWIND cs AS c WITH c, cs
      WHERE NOT EXISTS { MATCH (d)-[:IS_A]->(c) WHERE d IN cs } RETURN c""";

  static final String CONJUNCTION = PAIR + "CALL sphere.descendants([a, b]) YIELD node RETURN node";

  static final String NEAREST_NAME = "sphere.nearest";
  static final String NEAREST = A + "CALL sphere.nearest(a, {limit: 10}) YIELD node RETURN node";

  static final String REFRESH_NAME = "sphere.refresh";
  static final String REFRESH = "CALL sphere.refresh('sphere')";

  private Texts() {}
}
