package sphere.procedures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class QueryProceduresTest {
  @RegisterExtension static final Database graph = new Database();

  @BeforeEach
  void train() {
    graph.run(TrainProceduresTest.ANIMALS);
    graph.run("CALL sphere.train()");
  }

  private static List<Object> names(String query) {
    return graph.run(query).stream().map(row -> row.get("name")).toList();
  }

  @Test
  void ancestorsAreAllAboveAndNothingElse() {
    assertThat(
            names(
                "MATCH (n {name: 'dog'}) CALL sphere.ancestors(n) YIELD node RETURN node.name AS name"))
        .containsExactlyInAnyOrder("canine", "pet", "animal", "thing");
    assertThat(
            names(
                "MATCH (n {name: 'thing'}) CALL sphere.ancestors(n) YIELD node"
                    + " RETURN node.name AS name"))
        .isEmpty();
  }

  @Test
  void descendantsAreAllBelowOrderedAndLimited() {
    String query =
        "MATCH (n {name: 'animal'}) CALL sphere.descendants(n, %s) YIELD node, margin, radius,"
            + " certified RETURN node.name AS name, margin, radius, certified";
    List<Map<String, Object>> rows = graph.run(query.formatted("{}"));
    assertThat(rows)
        .extracting(r -> r.get("name"))
        .containsExactlyInAnyOrder("pet", "canine", "dog", "cat", "poodle");
    assertThat(rows).extracting(r -> r.get("certified")).containsOnly(true);
    assertThat(rows).extracting(r -> -(double) r.get("radius")).isSorted();
    assertThat(graph.run(query.formatted("{orderBy: 'margin'}")))
        .extracting(r -> -(double) r.get("margin"))
        .isSorted();
    assertThat(names(query.formatted("{limit: 2}")))
        .isEqualTo(names(query.formatted("{}")).subList(0, 2));
  }

  @Test
  void containmentIsAskedOfTheBallsAlone() {
    graph.run(TrainProceduresTest.LAYERS);
    graph.run("CALL sphere.train('sphere', {charts: 1})");
    long missed =
        (long)
            graph.value(
                "CALL sphere.violations() YIELD kind WHERE kind = 'missed' RETURN count(*)");
    assertThat(missed).isPositive();
    long all = (long) graph.value("CALL sphere.violations() YIELD kind RETURN count(*)");
    String query =
        "MATCH (n:Concept) CALL sphere.ancestors(n, {by: '%s'}) YIELD node RETURN count(*)";
    long exact = (long) graph.value(query.formatted("subsumption"));
    assertThat(graph.value(query.formatted("containment")))
        .isEqualTo(exact - missed + (all - missed));
  }

  @Test
  void commonAncestorsAreTheLowest() {
    assertThat(
            names(
                "MATCH (a {name: 'poodle'}), (b {name: 'cat'}) CALL sphere.common([a, b]) YIELD node"
                    + " RETURN node.name AS name"))
        .containsExactly("pet");
    assertThat(
            names(
                "MATCH (a {name: 'poodle'}), (b {name: 'dog'}) CALL sphere.common([a, b]) YIELD node"
                    + " RETURN node.name AS name"))
        .containsExactly("dog");
    assertThat(graph.run("CALL sphere.common([]) YIELD node RETURN node")).isEmpty();
  }

  @Test
  void severalNodesAreAskedForWhatAllOfThemHave() {
    String match = "MATCH (pet {name: 'pet'}), (canine {name: 'canine'}), (cat {name: 'cat'}) ";
    String answer = " YIELD node RETURN node.name AS name";
    assertThat(names(match + "CALL sphere.descendants([pet, canine])" + answer))
        .containsExactlyInAnyOrder("dog", "poodle");
    assertThat(names(match + "CALL sphere.descendants(pet, {not: canine})" + answer))
        .containsExactly("cat");
    assertThat(names(match + "CALL sphere.descendants([pet, pet], {not: [canine, cat]})" + answer))
        .isEmpty();
    assertThat(names(match + "CALL sphere.ancestors([canine, cat])" + answer))
        .containsExactlyInAnyOrder("animal", "thing");
    assertThat(names(match + "CALL sphere.descendants([pet, canine], {limit: 1})" + answer))
        .hasSize(1);
    Map<String, Object> row =
        graph
            .run(
                match
                    + "CALL sphere.descendants([pet, canine], {limit: 1}) YIELD node, margin"
                    + " RETURN margin, sphere.margin(pet, node) AS a,"
                    + " sphere.margin(canine, node) AS b")
            .get(0);
    assertThat((double) row.get("margin"))
        .isEqualTo(Math.min((double) row.get("a"), (double) row.get("b")));
  }

  @Test
  void ballsOfNoModelAreComparedWithThoseOfOne() {
    graph.run("CALL sphere.train('sphere', {charts: 2, dimension: 4})");
    graph.run(
        "MATCH (d {name: 'dog'}) CREATE (:Guess {sphereCenter: d.sphereCenter,"
            + " sphereRadius: [r IN d.sphereRadius | r * 0.999]})");
    String match = "MATCH (g:Guess), (n:Concept) WHERE sphere.contains(%s) RETURN n.name AS name";
    String call =
        "MATCH (g:Guess) CALL sphere.%s(g, {by: 'containment'}) YIELD node AS n, margin"
            + " RETURN n.name AS name";
    List<Object> around = names(match.formatted("n, g"));
    assertThat(around).contains("dog", "pet", "thing").doesNotContain("cat");
    assertThat(names(call.formatted("ancestors"))).hasSameElementsAs(around);
    assertThat(names(call.formatted("descendants")))
        .hasSameElementsAs(names(match.formatted("g, n")))
        .contains("poodle");
    assertThat(
            names(
                "MATCH (g:Guess), (pet {name: 'pet'}) CALL sphere.descendants([g, pet],"
                    + " {by: 'containment'}) YIELD node RETURN node.name AS name"))
        .contains("poodle")
        .doesNotContain("dog", "cat");
  }

  // Two balls, so that all can be told in closed form: the best of the charts is what counts.
  @Test
  void regionTellsWhatBallsShareAndWhatIsAroundThem() {
    graph.run("CALL sphere.train('sphere', {charts: 3, dimension: 2})");
    long charts = (long) graph.value("CALL sphere.models() YIELD charts RETURN charts");
    assertThat(charts).isGreaterThan(1);
    long elsewhere = 0;
    for (Map<String, Object> row :
        graph.run(
            "MATCH (a:Concept), (b:Concept) WHERE a.name < b.name"
                + " CALL sphere.common([a, b], {region: true}) YIELD region"
                + " RETURN region, sphere.overlaps(a, b) AS overlaps, a.sphereRadius AS ra,"
                + " b.sphereRadius AS rb, a.sphereCenter AS ca, b.sphereCenter AS cb")) {
      Map<?, ?> region = (Map<?, ?>) row.get("region");
      double[] ra = inAll((double[]) row.get("ra"), charts);
      double[] rb = inAll((double[]) row.get("rb"), charts);
      double[] d = distances(ra, (float[]) row.get("ca"), rb, (float[]) row.get("cb"));
      int deepest = 0;
      int smallest = 0;
      for (int k = 1; k < charts; k++) {
        deepest =
            depth(ra[k], rb[k], d[k]) > depth(ra[deepest], rb[deepest], d[deepest]) ? k : deepest;
        smallest =
            radius(ra[k], rb[k], d[k]) < radius(ra[smallest], rb[smallest], d[smallest])
                ? k
                : smallest;
      }
      elsewhere += deepest > 0 || smallest > 0 ? 1 : 0;
      assertThat(region.get("shared")).isEqualTo(row.get("overlaps"));
      assertThat(region.get("pointChart")).isEqualTo((long) deepest);
      assertThat(region.get("centerChart")).isEqualTo((long) smallest);
      assertThat((double) region.get("depth"))
          .isCloseTo(depth(ra[deepest], rb[deepest], d[deepest]), within(1e-15));
      assertThat((double) region.get("radius"))
          .isCloseTo(radius(ra[smallest], rb[smallest], d[smallest]), within(1e-15));
      assertThat((double) region.get("depthGap")).isBetween(0.0, 1e-14);
      assertThat((double) region.get("radiusGap")).isBetween(0.0, 1e-14);
      assertThat((double[]) region.get("point")).hasSize(2);
      assertThat((double[]) region.get("center")).hasSize(2);
    }
    assertThat(elsewhere).isPositive();
  }

  // NaN in every chart that does not hold the node, those after the last of the list too.
  private static double[] inAll(double[] radii, long charts) {
    double[] all = new double[(int) charts];
    Arrays.fill(all, Double.NaN);
    System.arraycopy(radii, 0, all, 0, radii.length);
    return all;
  }

  // NaN in a chart that does not hold both: no comparison with it is true.
  private static double[] distances(double[] ra, float[] a, double[] rb, float[] b) {
    double[] d = new double[ra.length];
    int i = 0;
    int j = 0;
    for (int k = 0; k < d.length; k++) {
      boolean both = !Double.isNaN(ra[k]) && !Double.isNaN(rb[k]);
      d[k] = both ? Math.hypot((double) a[i] - b[j], (double) a[i + 1] - b[j + 1]) : Double.NaN;
      i += Double.isNaN(ra[k]) ? 0 : 2;
      j += Double.isNaN(rb[k]) ? 0 : 2;
    }
    return d;
  }

  private static double depth(double ra, double rb, double d) {
    return Math.min(Math.min(ra, rb), (ra + rb - d) / 2);
  }

  private static double radius(double ra, double rb, double d) {
    return Math.max(Math.max(ra, rb), (ra + rb + d) / 2);
  }

  // Each holds the ball in one chart only, and in the other one the two are far apart.
  @Test
  void whatLiesInTwoBallsInDifferentChartsIsFound() {
    graph.run("CALL sphere.train('sphere', {charts: 2, dimension: 2})");
    graph.run(
        "MATCH (p {name: 'poodle'}) WITH p.sphereCenter AS c, p.sphereRadius AS r CREATE"
            + " (:Guess {n: 1, sphereCenter: [c[0], c[1], 100, 0], sphereRadius: [r[0], 1]}),"
            + " (:Guess {n: 2, sphereCenter: [100, 0, c[2], c[3]], sphereRadius: [1, r[1]]})");
    assertThat(
            names(
                "MATCH (a:Guess {n: 1}), (b:Guess {n: 2}) CALL sphere.descendants([a, b],"
                    + " {by: 'containment'}) YIELD node RETURN node.name AS name"))
        .contains("poodle");
  }

  // Their balls overlap by a thousandth of their size, and what they share holds a ball or two.
  @Test
  void whatLiesWhereTwoBallsHardlyOverlapIsFound() {
    graph.run("CALL sphere.train('sphere', {charts: 1, dimension: 2})");
    graph.run(
        "MATCH (p {name: 'poodle'}) WITH p.sphereCenter AS c, p.sphereRadius AS r"
            + " UNWIND [-1, 1] AS side CREATE (:Guess {n: side, sphereRadius: 1000 * r,"
            + " sphereCenter: [c[0] + side * 998 * r, c[1]]})");
    String call =
        "MATCH (a:Guess {n: -1}), (b:Guess {n: 1}) CALL sphere.%s([a, b], {by: 'containment'})"
            + " YIELD node RETURN node.name AS name";
    assertThat(names(call.formatted("descendants")))
        .contains("poodle")
        .hasSameElementsAs(
            names(
                "MATCH (a:Guess {n: -1}), (b:Guess {n: 1}), (n:Concept)"
                    + " WHERE sphere.contains(a, n) AND sphere.contains(b, n)"
                    + " RETURN n.name AS name"));
  }

  @Test
  void whatContainsTwoBallsThatAreApartIsFound() {
    graph.run("CALL sphere.train('sphere', {charts: 1, dimension: 2})");
    String call =
        "MATCH (a {name: 'cat'}), (b {name: 'canine'}) WHERE sphere.disjoint(a, b)"
            + " CALL sphere.ancestors([a, b], {by: 'containment'}) YIELD node"
            + " RETURN node.name AS name";
    assertThat(names(call)).contains("animal", "thing");
  }

  // Under names of its own it is safe from the next training, and stops none.
  @Test
  void ballsUnderOtherNamesAreComparedToo() {
    graph.run("CALL sphere.train('sphere', {charts: 1, dimension: 2})");
    graph.run(
        "MATCH (d {name: 'dog'}) CREATE (:Guess {c: [x IN d.sphereCenter | x], r: d.sphereRadius})");
    graph.run("CALL sphere.train('sphere', {charts: 1, dimension: 2})");
    String call =
        "MATCH (g:Guess) CALL sphere.descendants(g, {by: 'containment', centerProperty: 'c',"
            + " radiusProperty: 'r'}) YIELD node RETURN node.name AS name";
    assertThat(names(call)).containsExactlyInAnyOrder("dog", "poodle");
    assertThat(graph.failure(call.replace(", radiusProperty: 'r'", "").replace("            ", "")))
        .isEqualTo(
            "`centerProperty` was given without `radiusProperty`: name both properties of the balls"
                + " to compare with.");
  }

  // A ball contains its like, with margin 0.
  @Test
  void ballLikeAnotherLeavesItOut() {
    graph.run("CALL sphere.train('sphere', {charts: 1, dimension: 2})");
    graph.run(
        "MATCH (d {name: 'poodle'})"
            + " CREATE (:Guess {sphereCenter: d.sphereCenter, sphereRadius: d.sphereRadius})");
    String call =
        "MATCH (g:Guess), (t {name: 'thing'}) CALL sphere.descendants(t, {by: 'containment'%s})"
            + " YIELD node RETURN node.name AS name";
    assertThat(names(call.formatted(""))).contains("poodle", "cat");
    assertThat(names(call.formatted(", not: g"))).doesNotContain("poodle").contains("cat");
  }

  @Test
  void regionOfOneAnswer() {
    graph.run("CALL sphere.train('sphere', {charts: 1, dimension: 4})");
    String call =
        "MATCH (a {name: 'dog'}), (b {name: 'poodle'}) CALL sphere.common([a, b], {region: true})"
            + " YIELD node RETURN node.name AS name";
    assertThat(names(call)).containsExactly("dog");
  }

  @Test
  void regionIsToldEvenIfNothingIsAbove() {
    graph.run("CREATE (:Concept {name: 'apart'})-[:IS_A]->(:Concept {name: 'alone'})");
    graph.run("CALL sphere.train()");
    String call =
        "MATCH (a {name: 'apart'}), (b {name: 'dog'}) CALL sphere.common([a, b], %s)"
            + " YIELD node, margin, certified, region RETURN *";
    assertThat(graph.run(call.formatted("{}"))).isEmpty();
    Map<String, Object> row = graph.run(call.formatted("{region: true}")).get(0);
    assertThat(row.get("node")).isNull();
    assertThat(row.get("margin")).isNull();
    assertThat((Map<?, ?>) row.get("region")).hasSize(9);
  }

  @Test
  void explanationShowsTheChain() {
    Map<String, Object> row =
        graph
            .run(
                "MATCH (a {name: 'animal'}), (p {name: 'poodle'}) CALL sphere.explain(a, p)"
                    + " YIELD subsumes, certified, margin, chain, margins, explanation"
                    + " RETURN *, [n IN chain | n.name] AS names")
            .get(0);
    assertThat(row).containsEntry("subsumes", true).containsEntry("certified", true);
    List<?> names = (List<?>) row.get("names");
    assertThat(names).hasSize(4);
    assertThat(names.get(0)).isEqualTo("poodle");
    assertThat(names.get(3)).isEqualTo("animal");
    assertThat((List<?>) row.get("margins")).hasSize(3);
    assertThat(row.get("explanation").toString()).startsWith("Below by 3 steps, certified");
    assertThat(
            graph
                .run(
                    "MATCH (a {name: 'rock'}), (p {name: 'poodle'}) CALL sphere.explain(a, p)"
                        + " YIELD subsumes, chain, explanation RETURN *")
                .get(0))
        .containsEntry("subsumes", false)
        .containsEntry("chain", List.of())
        .hasEntrySatisfying(
            "explanation", e -> assertThat(e.toString()).startsWith("Not below: the ball"));
  }

  @Test
  void violationsNameWhatGeometryMissesAndExplainSaysWhy() {
    graph.run(TrainProceduresTest.LAYERS);
    graph.run("CALL sphere.train('sphere', {charts: 1})");
    Map<String, Object> row =
        graph
            .run(
                "CALL sphere.violations('sphere', {limit: 1}) YIELD kind, outer, inner, margin,"
                    + " edge CALL sphere.explain(outer, inner) YIELD subsumes, contains, explanation"
                    + " RETURN *")
            .get(0);
    assertThat(row)
        .containsEntry("kind", "missed")
        .containsEntry("subsumes", true)
        .containsEntry("contains", false);
    assertThat((double) row.get("margin")).isNegative();
    assertThat(row.get("explanation").toString()).contains("table of exceptions");
  }

  @Test
  void nullsGiveNullOrNoRows() {
    for (String function :
        List.of("subsumes", "contains", "overlaps", "disjoint", "margin", "distance")) {
      assertThat(graph.value("MATCH (n {name: 'dog'}) RETURN sphere." + function + "(n, null)"))
          .isNull();
      assertThat(graph.value("MATCH (n {name: 'dog'}) RETURN sphere." + function + "(null, n)"))
          .isNull();
    }
    for (String procedure : List.of("ancestors", "descendants", "common")) {
      assertThat(graph.run("CALL sphere." + procedure + "(null) YIELD node RETURN node")).isEmpty();
    }
    assertThat(graph.run("CALL sphere.explain(null, null) YIELD chain RETURN chain")).isEmpty();
  }

  @Test
  void nodesOfACycleAreAboveAndBelowEachOther() {
    graph.run("MATCH (d {name: 'dog'}) CREATE (h {name: 'hound'})-[:IS_A]->(d)-[:IS_A]->(h)");
    graph.run("CALL sphere.train('sphere', {onCycle: 'merge'})");
    assertThat(
            names(
                "MATCH (n {name: 'hound'}) CALL sphere.ancestors(n) YIELD node RETURN node.name AS name"))
        .containsExactlyInAnyOrder("dog", "canine", "pet", "animal", "thing");
    assertThat(
            names(
                "MATCH (n {name: 'dog'}) CALL sphere.descendants(n) YIELD node RETURN node.name AS name"))
        .containsExactlyInAnyOrder("hound", "poodle");
    assertThat(
            graph.value(
                "MATCH (a {name: 'dog'}), (b {name: 'hound'}) CALL sphere.explain(a, b) YIELD chain"
                    + " RETURN [n IN chain | n.name]"))
        .isEqualTo(List.of("hound", "dog"));
  }

  @Test
  void ballsThatSomebodyElseWroteAreAskedLikeOurs() {
    graph.run(
        "CREATE (:Mine {n: 1, sphereCenter: [0, 0], sphereRadius: 5}),"
            + " (:Mine {n: 2, sphereCenter: [3.0, 0.0], sphereRadius: 2.0}),"
            + " (:Mine {n: 3, sphereCenter: [9, 9], sphereRadius: 0})");
    Map<String, Object> row =
        graph
            .run(
                "MATCH (a:Mine {n: 1}), (b:Mine {n: 2}), (c:Mine {n: 3}) RETURN"
                    + " sphere.contains(a, b) AS tangent, sphere.margin(a, b) AS margin,"
                    + " sphere.overlaps(b, c) AS overlaps, sphere.disjoint(b, c) AS disjoint,"
                    + " sphere.distance(a, b) AS distance, sphere.contains(b, a) AS reverse")
            .get(0);
    assertThat(row)
        .containsEntry("tangent", true)
        .containsEntry("margin", 0.0)
        .containsEntry("overlaps", false)
        .containsEntry("disjoint", true)
        .containsEntry("distance", 3.0)
        .containsEntry("reverse", false);
  }

  @Test
  void volumesAreThoseOfTheLens() {
    graph.run(
        "CREATE (:Mine {n: 1, sphereCenter: [0, 0, 0], sphereRadius: 1.5}),"
            + " (:Mine {n: 2, sphereCenter: [1.2, 0, 0], sphereRadius: 1}),"
            + " (:Mine {n: 3, sphereCenter: [9, 9, 9], sphereRadius: 0})");
    Map<String, Object> row =
        graph
            .run(
                "MATCH (a:Mine {n: 1}), (b:Mine {n: 2}), (c:Mine {n: 3}) RETURN"
                    + " sphere.probability(a, b) AS p, sphere.probability(a, a) AS same,"
                    + " sphere.probability(a, c) AS apart, sphere.logVolume(b) AS v,"
                    + " sphere.logVolume(c) AS point, sphere.intersection(a, b) AS shared,"
                    + " sphere.intersection(b, c) AS nothing, sphere.probability(a, null) AS null1,"
                    + " sphere.logVolume(null) AS null2, sphere.intersection(null, a) AS null3")
            .get(0);
    double unit = 4 * Math.PI / 3;
    // The center 1.2 is stored in 32 bits.
    assertThat((double) row.get("p")).isCloseTo(.588859375, within(1e-7));
    assertThat((double) row.get("v")).isCloseTo(Math.log(unit), within(1e-14));
    Map<?, ?> shared = (Map<?, ?>) row.get("shared");
    assertThat((double) shared.get("logVolume"))
        .isCloseTo(Math.log(.588859375 * unit), within(1e-7));
    assertThat((double) shared.get("overlap"))
        .isCloseTo(.588859375 / (1 + 3.375 - .588859375), within(1e-7));
    assertThat(row).containsEntry("same", 1.0).containsEntry("apart", 0.0);
    Map<String, Object> nothing = new HashMap<>();
    nothing.put("logVolume", null);
    nothing.put("overlap", 0.0);
    assertThat(row.get("nothing")).isEqualTo(nothing);
    assertThat(row.get("point")).isNull();
    assertThat(row.get("null1")).isNull();
    assertThat(row.get("null2")).isNull();
    assertThat(row.get("null3")).isNull();
  }

  @Test
  void probabilityIsOneWhereContained() {
    assertThat(
            graph.value(
                "MATCH (a:Concept), (b:Concept) WHERE sphere.contains(a, b) <>"
                    + " (sphere.probability(a, b) = 1.0) RETURN count(*)"))
        .isEqualTo(0L);
  }
}
