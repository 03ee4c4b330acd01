package sphere.procedures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.harness.Neo4j;
import org.neo4j.internal.kernel.api.connectioninfo.ClientConnectionInfo;
import org.neo4j.internal.kernel.api.security.AccessMode;
import org.neo4j.internal.kernel.api.security.AuthSubject;
import org.neo4j.internal.kernel.api.security.LoginContext;
import org.neo4j.internal.kernel.api.security.SecurityContext;
import org.neo4j.kernel.api.KernelTransaction;
import org.neo4j.kernel.impl.coreapi.InternalTransaction;
import org.neo4j.kernel.internal.GraphDatabaseAPI;
import sphere.procedures.config.FeatureSettings;
import sphere.procedures.config.TrainSettings;

/** Bad input gets one sentence and leaves the graph as it was. */
class BadInputTest {
  @RegisterExtension static final Database graph = new Database();

  private static String failure(String call) {
    List<String> before = graph.everything();
    String message = graph.failure(call);
    assertThat(graph.everything()).isEqualTo(before);
    return message;
  }

  @Test
  void emptyGraph() {
    assertThat(failure("CALL sphere.train()"))
        .isEqualTo(
            "Database `neo4j` has no relationships, so there is no hierarchy to train on. Create"
                + " some that point from child to parent, such as `IS_A`.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {dimenson: 8}            | Unknown configuration key `dimenson`. Did you mean `dimension`?
          {nodeLabels: 'Concep'}   | No node label `Concep` in the graph. Did you mean `Concept`?
          {relationshipTypes: 'ISA'} | No relationship type `ISA` in the graph. Did you mean `IS_A`?
          {dimension: 0}           | Value for `dimension` was `0`, but must be `auto` or an integer within [2, 1024].
          {dimension: 100000}      | Value for `dimension` was `100000`, but must be `auto` or an integer within [2, 1024].
          {dimension: 0.0/0.0}     | Value for `dimension` was `NaN`, but must be `auto` or an integer within [2, 1024].
          {objective: 'spherex', margin: 0.0/0.0} | Value for `margin` was `NaN`, but must be within [0, 1).
          {dimension: 'car'}       | Value for `dimension` was the string `'car'`, but must be `auto` or an integer within [2, 1024].
          {dimension: '8'}         | Value for `dimension` was the string `'8'`, but must be `auto` or an integer within [2, 1024].
          {objective: 'spherex', charts: 6} | When `objective` is `spherex`, `charts` must be 1, but was `6`.
          {objective: 'spherex', charts: 'auto'} | When `objective` is `spherex`, `charts` must be 1, but was the string `'auto'`.
          {margin: 0.1}            | When `objective` is `constructive`, `margin` must be left out, but was 0.1. Set `objective` to `spherex` to use it.
          {objective: 'spherex', margin: -0.1} | Value for `margin` was `-0.1`, but must be within [0, 1).
          {objective: 'spherex', learningRate: 'x'} | Value for `learningRate` was the string `'x'`, but must be a number.
          {objective: 'spherex', minRadius: 2, maxRadius: 1} | When `maxRadius` is `1`, `minRadius` must be at most that, but was `2`.
          {sampling: 'mined'}      | When `objective` is `constructive`, `sampling` must be left out, but was mined. Set `objective` to `spherex` to use it.
          {objective: 'spherex', sampling: 'shift'} | Value for `sampling` was `shift`, but must be one of `mined`, `shifted`.
          {objective: 'spherex', sampling: 'shifts'} | Value for `sampling` was `shifts`, but must be one of `mined`, `shifted`. Did you mean `shifted`?
          {objective: 'spherex', sampling: 'shifted', probabilityWeight: 0.5} | When `sampling` is `shifted`, `probabilityWeight` must be 0, but was 0.5.
          {device: 'gpuu'}         | Value for `device` was `gpuu`, but must be one of `auto`, `cpu`, `gpu`. Did you mean `gpu`?
          {device: 'gpu', objective: 'spherex', sampling: 'mined'} | When `device` is `gpu`, `sampling` must be `shifted`, but was `mined`.
          {device: 'gpu', objective: 'spherex', probabilityWeight: 1} | When `sampling` is `shifted`, `probabilityWeight` must be 0, but was 1.
          {objective: 'spherex', start: 'warm'} | Value for `start` was `warm`, but must be one of `constructive`, `random`.
          {charts: 0}              | Value for `charts` was `0`, but must be an integer within [1, 256].
          {charts: 'exakt'}        | Value for `charts` was the string `'exakt'`, but must be `auto`, `exact` or an integer within [1, 256].
          {floatsPerNode: 1}       | Value for `floatsPerNode` was `1`, but must be an integer within [2, 262144].
          {concurrency: -1}        | Value for `concurrency` was `-1`, but must be an integer within [1, 1024].
          {randomSeed: 'x'}        | Value for `randomSeed` was the string `'x'`, but must be an integer.
          {autoRefresh: 'true'}    | Value for `autoRefresh` was the string `'true'`, but must be `true` or `false`.
          {orientation: 'UP'}      | Value for `orientation` was `UP`, but must be one of `NATURAL`, `REVERSE`, `AUTO`.
          {onCycle: 'merg'}        | Value for `onCycle` was `merg`, but must be one of `fail`, `merge`. Did you mean `merge`?
          {kernel: 'avx'}          | Value for `kernel` was `avx`, but must be one of `auto`, `vector`, `scalar`.
          {centerProperty: ' '}    | Value for `centerProperty` was ` `, but must be a non-empty string.
          {centerProperty: 'b', radiusProperty: 'b'} | Values for `centerProperty` and `radiusProperty` were both `b`, but must differ.
          {nodeLabels: [1]}        | Value for `nodeLabels` was `[1]`, but must be a string or a list of strings.
          {semanticDimension: 8}   | Without `featureProperty` and `textProperty`, `semanticDimension` must be left out, but was 8. Name one of the two to use it.
          {encodeProperty: 'e', featureProperty: []} | Without `featureProperty` and `textProperty`, `encodeProperty` must be left out, but was e. Name one of the two to use it.
          {featureProperty: 'vec', encodeProperty: 'e'} | Without `textProperty`, `encodeProperty` must be left out, but was e. Name a property with texts to use it.
          {featureProperty: 7}     | Value for `featureProperty` was `7`, but must be a string or a list of strings.
          {textProperty: ['a', 7]} | Value for `textProperty` was `[a, 7]`, but must be a string or a list of strings.
          {featureProperty: 'vec', semanticDimension: 1} | Value for `semanticDimension` was `1`, but must be an integer within [2, 1024].
          {featureProperty: 'vec', semanticEpochs: 0} | Value for `semanticEpochs` was `0`, but must be an integer within [1, 10000].
          {featureProperty: 'vec', semanticDimenson: 8} | Unknown configuration key `semanticDimenson`. Did you mean `semanticDimension`?
          {featureProperty: 'vec', semanticCenterProperty: 'sphereRadius'} | Values for `radiusProperty` and `semanticCenterProperty` were both `sphereRadius`, but must differ.
          {featureProperty: 'vec', semanticCenterProperty: 'b', semanticRadiusProperty: 'b'} | Values for `semanticCenterProperty` and `semanticRadiusProperty` were both `b`, but must differ.
          {featureProperty: 'sphereCenter'} | Values for `centerProperty` and `featureProperty` were both `sphereCenter`, but must differ.
          {featureProperty: 'name', textProperty: 'name'} | Values for `featureProperty` and `textProperty` were both `name`, but must differ.
          {textProperty: 'name', encodeProperty: 'e', centerProperty: 'eHash'} | Values for `centerProperty` and `encodeProperty` were both `eHash`, but must differ.
          {featureProperty: 'nam'} | No node of the hierarchy has property `nam`. Did you mean `name`?
          {featureProperty: 'zzzzzz'} | No node of the hierarchy has property `zzzzzz`. Name another one in `featureProperty`.
          {textProperty: ['name', 'nome']} | No node of the hierarchy has property `nome`. Did you mean `name`?
          {dimension: 80}          | When `charts` is `auto`, `dimension` must be at most `floatsPerNode` (64), but was 80. Raise `floatsPerNode`, or lower `dimension`.
          """)
  void badConfiguration(String configuration, String sentence) {
    graph.run(TrainProceduresTest.ANIMALS);
    for (String mode : List.of("", ".stats", ".stream", ".estimate")) {
      assertThat(failure("CALL sphere.train" + mode + "('m', " + configuration + ")"))
          .isEqualTo(sentence);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          SET n.vec = 'x'          | Property `vec` of node \\S+ is a String, but must be a list of numbers. Name another one in `featureProperty`, or remove it there.
          SET n.vec = 3            | Property `vec` of node \\S+ is a Long, but must be a list of numbers. Name another one in `featureProperty`, or remove it there.
          SET n.vec = ['a']        | Property `vec` of node \\S+ is a String\\[\\], but must be a list of numbers. Name another one in `featureProperty`, or remove it there.
          SET n.vec = [1.0, 2.0]   | Property `vec` of node \\S+ has length 2, but on most nodes it has length 3. Give it that length, or remove it there.
          SET n.vec = [1.0, 0.0/0.0, 2.0] | Property `vec` of node \\S+ holds NaN, but must hold finite 32-bit floats. Correct it, or remove it there.
          SET n.vec = [1.0, 1e300, 2.0] | Property `vec` of node \\S+ holds Infinity, but must hold finite 32-bit floats. Correct it, or remove it there.
          SET n.say = 3            | Property `say` of node \\S+ is a Long, but must be a string or a list of strings. Name another one in `textProperty`, or remove it there.
          SET n.say = [true]       | Property `say` of node \\S+ is a boolean\\[\\], but must be a string or a list of strings. Name another one in `textProperty`, or remove it there.
          SET n.x = 1 WITH 1 AS x MATCH (m:Concept) SET m.vec = [1, 2, 3] | Property `vec` is the same on all nodes that have it, so there is nothing to learn from. Name another one in `featureProperty`.
          SET n.x = 1 WITH 1 AS x MATCH (m:Concept) SET m.say = 'x' | The text of `say` is the same on all nodes that have it, so there is nothing to learn from. Name another one in `textProperty`.
          """)
  void badFeatures(String change, String sentence) {
    graph.run(TrainProceduresTest.ANIMALS);
    graph.run("MATCH (n:Concept) SET n.vec = [size(n.name), 1.0, 2.0], n.say = n.name");
    graph.run("MATCH (n {name: 'dog'}) " + change);
    for (String mode : List.of("", ".stats", ".stream", ".estimate")) {
      assertThat(
              failure(
                  "CALL sphere.train"
                      + mode
                      + "('m', {featureProperty: 'vec', textProperty: 'say'})"))
          .matches(sentence.replaceAll("\\.(?= |$)", "\\\\."));
    }
  }

  @Test
  void semanticChartThatFitsNoArray() {
    FeatureSettings settings =
        TrainSettings.of("m", Map.of("featureProperty", "vec")).features().orElseThrow();
    settings.requireFits(33_554_431);
    assertThatThrownBy(() -> settings.requireFits(33_554_432))
        .hasMessage(
            "When a hierarchy has 33554432 nodes, `semanticDimension` must be at most 63, but was 64.");
  }

  @Test
  void featuresOfNothingThatHasAParent() {
    graph.run(TrainProceduresTest.ANIMALS);
    graph.run(
        "CREATE (:Concept {vec: [1.0]})<-[:IS_A]-(:Concept)-[:IS_A]->(:Concept {vec: [2.0]})");
    assertThat(failure("CALL sphere.train('m', {featureProperty: 'vec'})"))
        .isEqualTo(
            "No node that has a parent has `vec`, so there is nothing to learn from. Name other"
                + " properties.");
  }

  @Test
  void semanticNamesThatAreNotFree() {
    graph.run(PlacingTest.KINDS);
    graph.run("CREATE (:Shop {weight: 3.0, eHash: 3})");
    String train = "CALL sphere.train('m', {textProperty: 'name', semanticEpochs: 1, %s})";
    String used =
        "Property `%s` of node \\S+ is already used, and by no model\\. Set `%s` to another name,"
            + " or remove the property\\.";
    assertThat(failure(train.formatted("semanticRadiusProperty: 'weight'")))
        .matches(used.formatted("weight", "semanticRadiusProperty"));
    assertThat(failure(train.formatted("semanticCenterProperty: 'vec'")))
        .matches(used.formatted("vec", "semanticCenterProperty"));
    assertThat(failure(train.formatted("encodeProperty: 'e'")))
        .matches(used.formatted("eHash", "encodeProperty"));
    graph.run(
        "CALL sphere.train('first', {textProperty: 'name', semanticEpochs: 1, encodeProperty: 'f',"
            + " centerProperty: 'x', radiusProperty: 'y'})");
    assertThat(failure(train.formatted("semanticDimension: 3")))
        .isEqualTo(
            "Properties `sphereSemanticCenter` and `sphereSemanticRadius` hold the balls of model"
                + " `first`. Set `semanticCenterProperty` and `semanticRadiusProperty` to other"
                + " names, or drop that model.");
    assertThat(
            failure(
                train.formatted(
                    "semanticCenterProperty: 's', semanticRadiusProperty: 't', encodeProperty: 'f'")))
        .isEqualTo(
            "Properties `f` and `fHash` hold the encoded texts of model `first`. Set"
                + " `encodeProperty` to another name, or drop that model.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          null, {}             | Value for `input` was `null`, but must be a node, a list of numbers, a text or a map of `features`, `name` and `description`.
          7, {}                | Value for `input` was `7`, but must be a node, a list of numbers, a text or a map of `features`, `name` and `description`.
          {}, {}               | Value for `input` says nothing to place a thing by. Give it `features`, a name or a description.
          '', {}               | Value for `input` says nothing to place a thing by. Give it `features`, a name or a description.
          {name: null}, {}     | Value for `input` says nothing to place a thing by. Give it `features`, a name or a description.
          {nam: 'x'}, {}       | Unknown key `nam` in `input`. Did you mean `name`?
          {zzzzzz: 'x'}, {}    | Unknown key `zzzzzz` in `input`. Known: `description`, `features`, `name`.
          {name: 7}, {}        | Value for `input.name` was `7`, but must be a string.
          {features: 'x'}, {}  | Value for `input.features` must be a list of numbers, but was or holds something else.
          [1.0, 2.0, 'x'], {}  | Value for `input` must be a list of numbers, but was or holds something else.
          [1.0, null, 0.0, 0.0], {} | Value for `input` must be a list of numbers, but was or holds something else.
          [1.0, 2.0], {}       | Value for `input` has length 2, but must have length 4: that of `vec` of model `sphere`.
          [], {}               | Value for `input` has length 0, but must have length 4: that of `vec` of model `sphere`.
          {features: [1.0]}, {} | Value for `input.features` has length 1, but must have length 4: that of `vec` of model `sphere`.
          [1, 0.0/0.0, 0, 0], {} | Value for `input` holds NaN, but must hold finite 32-bit floats.
          [1, 1e99, 0, 0], {}  | Value for `input` holds Infinity, but must hold finite 32-bit floats.
          'x', {limit: 0}      | Value for `limit` was `0`, but must be an integer within [1, 2147483647].
          'x', {limit: '3'}    | Value for `limit` was the string `'3'`, but must be an integer within [1, 2147483647].
          'x', {limit: 3.0}    | Value for `limit` was `3.0`, but must be an integer within [1, 2147483647].
          'x', {mode: 'inser'} | Value for `mode` was `inser`, but must be one of `attach`, `insert`. Did you mean `insert`?
          'x', {models: 'm'}   | Unknown configuration key `models`. Did you mean `model`?
          'x', {model: 'm'}    | No model `m` in database `neo4j`. Known: `sphere`.
          """)
  void thingsThatCannotBePlaced(String arguments, String sentence) {
    graph.run(PlacingTest.KINDS);
    graph.run(
        "CALL sphere.train('sphere', {featureProperty: 'vec', textProperty: 'name', semanticEpochs: 1})");
    assertThat(failure("CALL sphere.place(" + arguments + ")")).isEqualTo(sentence);
  }

  @Test
  void nodesThatCannotBePlaced() {
    graph.run(PlacingTest.KINDS);
    graph.run("CREATE (:Asked {size: 3})");
    graph.run(
        "CALL sphere.train('sphere', {featureProperty: 'vec', textProperty: 'name', semanticEpochs: 1})");
    String place = "MATCH (n:Asked) CALL sphere.place(n) YIELD node RETURN node";
    assertThat(failure(place))
        .matches(
            "Node \\S+ has none of `vec`, `name`, by which model `sphere` places things\\. Give it"
                + " one\\.");
    graph.run("MATCH (n:Asked) SET n.vec = [1, 2]");
    assertThat(failure(place))
        .matches(
            "Property `vec` of node \\S+ has length 2, but had length 4 in training\\. Give it that"
                + " length, or remove it there\\.");
    graph.run("MATCH (n:Asked) SET n.vec = 'x'");
    assertThat(failure(place)).matches("Property `vec` of node \\S+ is a String, .*");
    assertThat(failure("OPTIONAL MATCH (n:Nobody) CALL sphere.place(n) YIELD node RETURN node"))
        .startsWith("Value for `input` was `null`");
  }

  @Test
  void modelsThatLackWhatIsAskedOfThem() {
    graph.run(PlacingTest.KINDS);
    graph.run("CALL sphere.train()");
    String without =
        "Model `sphere` was trained without features, so it cannot place anything. Train it again"
            + " with `featureProperty` or `textProperty`.";
    assertThat(failure("CALL sphere.place('x')")).isEqualTo(without);
    assertThat(failure("CALL sphere.complete()")).isEqualTo(without);
    graph.run(
        "CALL sphere.train('knowing', {featureProperty: 'vec', semanticEpochs: 1,"
            + " centerProperty: 'kc', radiusProperty: 'kr', semanticCenterProperty: 'km',"
            + " semanticRadiusProperty: 'kp'})");
    assertThat(failure("CALL sphere.place([1, 2, 3, 4])"))
        .endsWith(", or ask, by the key `model`, one that was: `knowing`.");
    graph.run("CALL sphere.drop('knowing')");
    graph.run("CALL sphere.train('sphere', {featureProperty: 'vec', semanticEpochs: 1})");
    String text =
        "Model `sphere` was trained without `textProperty`, so it takes no texts. Give it"
            + " `features`, or train it again with that key.";
    assertThat(failure("CALL sphere.place('x')")).isEqualTo(text);
    assertThat(failure("CALL sphere.place({features: [1, 2, 3, 4], name: 'x'})")).isEqualTo(text);
    assertThat(failure("CALL sphere.place({})")).endsWith("Give it `features`.");
    graph.run("CALL sphere.train('sphere', {textProperty: 'name', semanticEpochs: 1})");
    assertThat(failure("CALL sphere.place([1, 2, 3, 4])"))
        .isEqualTo(
            "Model `sphere` was trained without `featureProperty`, so it takes no vectors. Give it"
                + " a text, or train it again with that key.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {minConfidence: 1.5} | Value for `minConfidence` was `1.5`, but must be within [0, 1].
          {minConfidence: 0.0/0.0} | Value for `minConfidence` was `NaN`, but must be within [0, 1].
          {nodes: 7}           | Value for `nodes` was `7`, but must be a node or a list of nodes.
          {nodes: null}        | Value for `nodes` is or holds a null. Leave it out, or match the node first.
          {limit: 0}           | Value for `limit` was `0`, but must be an integer within [1, 2147483647].
          {concurrency: 0}     | Value for `concurrency` was `0`, but must be an integer within [1, 1024].
          {model: 'm'}         | Unknown configuration key `model`. Known: `concurrency`, `limit`, `minConfidence`, `nodes`.
          """)
  void badConfigurationOfCompletion(String configuration, String sentence) {
    graph.run(PlacingTest.KINDS);
    graph.run("CALL sphere.train('sphere', {featureProperty: 'vec', semanticEpochs: 1})");
    assertThat(failure("CALL sphere.complete('sphere', " + configuration + ")"))
        .isEqualTo(sentence);
  }

  @Test
  void completionOfANodeThatIsNoMember() {
    graph.run(PlacingTest.KINDS);
    graph.run("CREATE (:Asked)");
    graph.run("CALL sphere.train('sphere', {featureProperty: 'vec', semanticEpochs: 1})");
    assertThat(
            failure(
                "MATCH (n:Asked) CALL sphere.complete('sphere', {nodes: n}) YIELD kind RETURN 1"))
        .matches(
            "Node \\S+ is not in model `sphere`\\. Refresh the model, or train it again, to take it in\\.");
  }

  @Test
  void keyGivenTwiceInDifferentCase() {
    graph.run(TrainProceduresTest.ANIMALS);
    assertThat(failure("CALL sphere.train('m', {charts: 1, Charts: 2})"))
        .matches("Configuration key `[cC]harts` is given twice\\.");
  }

  @Test
  void unknownKeyThatIsLikeNone() {
    graph.run(TrainProceduresTest.ANIMALS);
    assertThat(failure("CALL sphere.train('m', {zzzzzz: 1})"))
        .startsWith(
            "Unknown configuration key `zzzzzz`. Known: `autoRefresh`, `centerProperty`, `charts`,");
  }

  @Test
  void noHierarchicalTypeAndTwoOfThem() {
    graph.run("CREATE ()-[:LIKES]->()");
    assertThat(failure("CALL sphere.train()"))
        .isEqualTo(
            "None of the relationship types `LIKES` is known to be hierarchical. Name the one to"
                + " train on, such as `CALL sphere.train('sphere', {relationshipTypes: 'LIKES'})`.");
    graph.run("CREATE ()-[:IS_A]->()-[:PART_OF]->()");
    assertThat(failure("CALL sphere.train()"))
        .isEqualTo(
            "2 hierarchical relationship types were found: `IS_A`, `PART_OF`. Name the one to"
                + " train on, such as `CALL sphere.train('sphere', {relationshipTypes: 'IS_A'})`.");
  }

  @Test
  void badModelName() {
    assertThat(failure("CALL sphere.train('')"))
        .isEqualTo(
            "Value for `model` was ``, but must be a name of 1 to 255 characters, not blank.");
    assertThat(failure("CALL sphere.train(null)")).contains("`null`");
  }

  @Test
  void cycles() {
    graph.run(
        "CREATE (a)-[:IS_A]->(b)-[:IS_A]->(c)-[:IS_A]->(a) CREATE (d)-[:IS_A]->(e)-[:IS_A]->(d)");
    // Neo4j gives ids of deleted nodes again, in any order, so that either cycle may come first.
    String two = "\\S+ → \\S+ → \\S+";
    String three = two + " → \\S+";
    String sentence =
        "Node \\S+ is its own ancestor \\(a cycle of %d: %s; 1 more cycle: %s\\)\\. Remove a"
            + " relationship, or set `onCycle` to `merge`\\.";
    assertThat(failure("CALL sphere.train()"))
        .matches(sentence.formatted(3, three, two) + "|" + sentence.formatted(2, two, three));
  }

  @Test
  void propertyNameThatHoldsSomethingElse() {
    graph.run("CREATE (:Shop {weight: 3})-[:PART_OF]->(:Shop {name: 'x'})");
    assertThat(failure("CALL sphere.train('m', {radiusProperty: 'weight'})"))
        .matches(
            "Property `weight` of node \\S+ is already used, and by no model\\. Set"
                + " `radiusProperty` to another name, or remove the property\\.");
  }

  /** A retraining under new names, or with new members, once overwrote what users kept there. */
  @Test
  void propertyNameThatHoldsSomethingElseWhenTrainedAgain() {
    graph.run(TrainProceduresTest.ANIMALS);
    graph.run("CALL sphere.train()");
    assertThat(failure("CALL sphere.train('sphere', {centerProperty: 'name'})"))
        .contains("Property `name` of node");
    graph.run("CALL sphere.train('sphere', {radiusProperty: 'weight'})");
    graph.run("MATCH (p {name: 'pet'}) CREATE (:Shop {weight: 3.0})-[:IS_A]->(p)");
    assertThat(failure("CALL sphere.train('sphere', {radiusProperty: 'weight'})"))
        .contains("Property `weight` of node");
  }

  /** A sweep once removed properties from nodes that the model had never written to. */
  @Test
  void propertyNameThatHoldsSomethingElseOutsideTheHierarchy() {
    graph.run(TrainProceduresTest.ANIMALS);
    graph.run("CREATE (:Shop {weight: 3.0})");
    assertThat(failure("CALL sphere.train('m', {radiusProperty: 'weight'})"))
        .contains("Property `weight` of node");
    graph.run("CALL sphere.train()");
    graph.run("CREATE (:Mine {sphereCenter: [1.0, 2.0], sphereRadius: 1.0})");
    graph.run("CALL sphere.drop('sphere')");
    assertThat(graph.value("MATCH (m:Mine) RETURN m.sphereRadius")).isEqualTo(1.0);
  }

  @Test
  void modelNameThatNoModelHas() {
    graph.run(TrainProceduresTest.ANIMALS);
    graph.run("CALL sphere.train()");
    for (String function : List.of("subsumes", "contains", "margin", "probability")) {
      assertThat(failure("MATCH (n {name: 'dog'}) RETURN sphere." + function + "(n, n, 'Sphere')"))
          .isEqualTo(
              "No model `Sphere` in database `neo4j`. Did you mean `sphere`? Known: `sphere`.");
      assertThat(failure("MATCH (n {name: 'dog'}) RETURN sphere." + function + "(n, n, null)"))
          .isEqualTo(
              "Value for `model` was `null`, but must be a name of 1 to 255 characters, not blank.");
    }
  }

  @Test
  void noConfigurationIsAnEmptyOne() {
    graph.run(TrainProceduresTest.ANIMALS);
    assertThat(graph.run("CALL sphere.train('sphere', null)")).hasSize(1);
    assertThat(
            graph.run("MATCH (n {name: 'dog'}) CALL sphere.ancestors(n, null) YIELD node RETURN 1"))
        .hasSize(4);
    assertThat(
            graph.run("MATCH (n {name: 'dog'}) CALL sphere.common([n, null]) YIELD node RETURN 1"))
        .isEmpty();
  }

  @Test
  void labelThatSomebodyElseUsesToo() {
    graph.run(TrainProceduresTest.ANIMALS);
    graph.run("CREATE (:SphereModel {name: 'mine'})");
    assertThat(graph.run("CALL sphere.models()")).isEmpty();
    assertThat(failure("CALL sphere.drop('mine')")).startsWith("No model `mine`");
  }

  @Test
  void propertyNamesOfAnotherModel() {
    graph.run(TrainProceduresTest.ANIMALS);
    graph.run("CALL sphere.train('first')");
    assertThat(failure("CALL sphere.train('second')"))
        .isEqualTo(
            "Properties `sphereCenter` and `sphereRadius` hold the balls of model `first`. Set"
                + " `centerProperty` and `radiusProperty` to other names, or drop that model.");
    graph.run("CALL sphere.train('second', {centerProperty: 'c', radiusProperty: 'r'})");
    assertThat(graph.run("CALL sphere.models() YIELD model RETURN model")).hasSize(2);
  }

  @Test
  void noSuchModel() {
    graph.run(TrainProceduresTest.ANIMALS);
    assertThat(failure("MATCH (n) RETURN sphere.subsumes(n, n)"))
        .isEqualTo(
            "No model `sphere` in database `neo4j`. There is none yet: make one with"
                + " `CALL sphere.train()`.");
    graph.run("CALL sphere.train('animals')");
    assertThat(failure("CALL sphere.drop('animal')"))
        .isEqualTo(
            "No model `animal` in database `neo4j`. Did you mean `animals`? Known: `animals`.");
  }

  @Test
  void nodeThatIsNoMember() {
    graph.run(TrainProceduresTest.ANIMALS);
    graph.run("CREATE (:Stranger)");
    graph.run("CALL sphere.train()");
    assertThat(failure("MATCH (n:Stranger) CALL sphere.ancestors(n) YIELD node RETURN node"))
        .matches(
            "Node \\S+ is not in model `sphere`\\. Refresh the model, or train it again, to take it in\\.");
    assertThat(graph.value("MATCH (n:Stranger), (m:Concept) RETURN sphere.contains(m, n) LIMIT 1"))
        .isNull();
  }

  // This JVM was started without the module; a server with it is asked by install/run --check.
  @Test
  void kernelThatCannotRunHere() {
    graph.run(TrainProceduresTest.ANIMALS);
    String refusal =
        "module `jdk.incubator.vector` is not loaded (start Java with"
            + " `--add-modules=jdk.incubator.vector`)";
    for (String mode : List.of("", ".stats", ".stream")) {
      assertThat(failure("CALL sphere.train" + mode + "('m', {kernel: 'vector'})"))
          .isEqualTo(
              "Kernel `vector` was asked for, but: "
                  + refusal
                  + ". Set `kernel` to `auto` to run on `scalar`.");
    }
    assertThat(graph.run("CALL sphere.backends()").subList(0, 2))
        .containsExactly(
            Map.of("backend", "vector", "available", false, "chosen", false, "detail", refusal),
            Map.of("backend", "scalar", "available", true, "chosen", true, "detail", "plain Java"));
    assertThat(
            graph.value(
                "CALL sphere.train('m', {kernel: 'scalar'}) YIELD configuration AS c RETURN c.kernel"))
        .isEqualTo("scalar");
    // Of the call, not of the model: neither told nor stored.
    assertThat(graph.value("CALL sphere.models() YIELD configuration AS c RETURN c.kernel"))
        .isNull();
    assertThat(graph.value("MATCH (m:SphereModel) RETURN m.kernel")).isNull();
  }

  @Test
  void nodesThatAreNone() {
    graph.run(TrainProceduresTest.ANIMALS);
    graph.run("CALL sphere.train()");
    for (String procedure : List.of("ancestors", "descendants")) {
      assertThat(failure("CALL sphere." + procedure + "('dog')"))
          .isEqualTo(
              "Value for `node` was the string `'dog'`, but must be a node or a list of nodes.");
      assertThat(
              failure(
                  "MATCH (n {name: 'dog'}) CALL sphere."
                      + procedure
                      + "([n, 7]) YIELD node RETURN node"))
          .isEqualTo("Value for `node` was `7`, but must be a node or a list of nodes.");
      assertThat(
              failure(
                  "MATCH (n {name: 'dog'}) CALL sphere."
                      + procedure
                      + "(n, {not: 1.5}) YIELD node RETURN node"))
          .isEqualTo("Value for `not` was `1.5`, but must be a node or a list of nodes.");
      assertThat(
              failure(
                  "MATCH (n {name: 'dog'}) CALL sphere."
                      + procedure
                      + "(n, {not: [n, null]}) YIELD node RETURN node"))
          .isEqualTo("Value for `not` is or holds a null. Leave it out, or match the node first.");
      assertThat(
              failure(
                  "MATCH (n {name: 'dog'}) CALL sphere."
                      + procedure
                      + "(n, {not: null}) YIELD node RETURN node"))
          .isEqualTo("Value for `not` is or holds a null. Leave it out, or match the node first.");
      assertThat(
              graph.run(
                  "MATCH (n {name: 'dog'}) CALL sphere."
                      + procedure
                      + "([n, null]) YIELD node RETURN node"))
          .isEmpty();
      assertThat(graph.run("CALL sphere." + procedure + "([]) YIELD node RETURN node")).isEmpty();
    }
    assertThat(
            failure(
                "MATCH (n {name: 'dog'}) CALL sphere.common([n], {region: 1}) YIELD node RETURN node"))
        .isEqualTo("Value for `region` was `1`, but must be `true` or `false`.");
  }

  @Test
  void strangersThatAreAskedAbout() {
    graph.run(TrainProceduresTest.ANIMALS);
    graph.run("CALL sphere.train('sphere', {charts: 2, dimension: 4})");
    graph.run("CREATE (:Stranger {sphereCenter: [1.0, 2.0], sphereRadius: 1.0})");
    String call =
        "MATCH (n:Stranger), (d {name: 'poodle'}) CALL sphere.descendants(%s, {by: '%s', not: %s})"
            + " YIELD node RETURN node";
    String shape =
        "Node \\S+: The ball has 1 charts of 2 dimensions, but the model has 2 charts of 4"
            + " dimensions: a radius for each, or fewer, and 4 coordinates for each radius that is not NaN\\. Give"
            + " it a ball like these, or leave it out\\.";
    assertThat(failure(call.formatted("n", "containment", "[]"))).matches(shape);
    assertThat(failure(call.formatted("[d, n]", "containment", "[]"))).matches(shape);
    assertThat(failure(call.formatted("d", "containment", "n"))).matches(shape);
    String unknown =
        "Node \\S+ is not in model `sphere`\\. Refresh the model, or train it again, to take it in\\.";
    assertThat(failure(call.formatted("n", "subsumption", "[]"))).matches(unknown);
    graph.run("MATCH (n:Stranger) SET n.sphereCenter = 'x'");
    assertThat(failure(call.formatted("n", "subsumption", "[]"))).matches(unknown);
    graph.run("MATCH (n:Stranger) REMOVE n.sphereCenter");
    assertThat(failure(call.formatted("n", "containment", "[]")))
        .matches(
            "Node \\S+ is not in model `sphere` and has no ball\\. Give it `sphereCenter` and"
                + " `sphereRadius`, or train the model again to take it in\\.");
  }

  @Test
  void ballsThatAreNone() {
    graph.run("CREATE ({sphereCenter: 'x', sphereRadius: 1.0})");
    assertThat(failure("MATCH (n) RETURN sphere.contains(n, n)"))
        .matches("Node \\S+: Property `sphereCenter` is a String, but must be .*");
    graph.run("MATCH (n) SET n.sphereCenter = [0.0, 0.0/0.0]");
    assertThat(failure("MATCH (n) RETURN sphere.contains(n, n)"))
        .matches("Node \\S+: A ball has the coordinate NaN, .*");
    graph.run("MATCH (n) SET n.sphereCenter = [0.0, 1e200]");
    assertThat(failure("MATCH (n) RETURN sphere.contains(n, n)"))
        .matches("Node \\S+: A ball has the coordinate 1.0E200, but it must lie within .*");
    for (String radius : List.of("-1.0", "0.0/0.0", "1.0/0.0")) {
      graph.run("MATCH (n) SET n.sphereCenter = [0.0, 1.0], n.sphereRadius = " + radius);
      for (String function : List.of("contains", "overlaps", "probability", "intersection")) {
        assertThat(failure("MATCH (n) RETURN sphere." + function + "(n, n)"))
            .matches("Node \\S+: A ball has the radius (-1.0|NaN|Infinity), .*");
      }
    }
    graph.run("MATCH (n) SET n.sphereRadius = 1.0");
    graph.run(
        "MATCH (n) SET n.sphereCenter = [0.0, 0.0] CREATE ({sphereCenter: [1.0], sphereRadius: 1})");
    assertThat(failure("MATCH (n), (m) WHERE n <> m RETURN sphere.contains(n, m)"))
        .startsWith("Balls of different shape:");
  }

  @Test
  void userWithoutWriteAccess() {
    graph.run(TrainProceduresTest.ANIMALS);
    List<String> before = graph.everything();
    try (InternalTransaction tx =
        ((GraphDatabaseAPI) graph.service())
            .beginTransaction(
                KernelTransaction.Type.EXPLICIT,
                readOnly(),
                ClientConnectionInfo.EMBEDDED_CONNECTION)) {
      assertThat(
              org.assertj.core.api.Assertions.catchThrowable(
                  () -> tx.execute("CALL sphere.train()").resultAsString()))
          .hasMessageContaining("is not allowed for user");
    }
    assertThat(graph.everything()).isEqualTo(before);
  }

  private static LoginContext readOnly() {
    return new LoginContext(AuthSubject.AUTH_DISABLED, ClientConnectionInfo.EMBEDDED_CONNECTION) {
      @Override
      public SecurityContext authorize(
          IdLookup idLookup,
          org.neo4j.kernel.database.PrivilegeDatabaseReference database,
          org.neo4j.internal.kernel.api.security.AbstractSecurityLog log) {
        return new SecurityContext(
            subject(), AccessMode.Static.READ, connectionInfo(), database.name());
      }
    };
  }

  @Test
  void databaseWithoutWriteAccess(@TempDir Path home) {
    try (Server server = new Server(home, Set.of())) {
      Database.run(server.db(), TrainProceduresTest.ANIMALS, Map.of());
    }
    try (Server server = new Server(home, Set.of("neo4j"))) {
      assertThat(Database.failure(server.db(), "CALL sphere.train()")).contains("read-only");
      assertThat(Database.run(server.db(), "CALL sphere.train.stats()", Map.of())).hasSize(1);
      assertThat(Database.run(server.db(), "MATCH (n:SphereModel) RETURN n", Map.of())).isEmpty();
    }
  }

  @Test
  void tooLittleHeap() {
    graph.run(
        "CREATE (t:D) WITH t UNWIND range(1, 250) AS i CREATE (p:D)-[:IS_A]->(t) WITH collect(p) AS"
            + " ps CREATE (c:D) FOREACH (p IN ps | CREATE (c)-[:IS_A]->(p)) WITH c UNWIND"
            + " range(1, 7000) AS i CREATE (:D)-[:IS_A]->(c)");
    assertThat(failure("CALL sphere.train('m', {dimension: 1024, charts: 'exact'})"))
        .matches(
            "Training 7252 nodes needs \\S+ GiB, but \\S+ [GM]iB of heap is free\\. Lower `dimension`"
                + " or `floatsPerNode`, or raise server\\.memory\\.heap\\.max_size\\.");
    assertThat(graph.run("CALL sphere.train.estimate('m', {dimension: 1024, charts: 'exact'})"))
        .hasSize(1);
  }

  @Test
  void tooLittleMemory() {
    try (Neo4j server =
        Database.builder()
            .withConfig(GraphDatabaseSettings.memory_transaction_max_size, 4L << 20)
            .build()) {
      GraphDatabaseService db = server.defaultDatabaseService();
      for (int part = 0; part < 20; part++) {
        Database.run(
            db, "MERGE (t:Top) WITH t UNWIND range(1, 2000) AS i CREATE ()-[:IS_A]->(t)", Map.of());
      }
      assertThat(Database.failure(db, "CALL sphere.train('m', {dimension: 64, charts: 1})"))
          .matches("(?s)Model `m` needs .* more of memory than transactions may take .*");
      assertThat(Database.run(db, "MATCH (n:SphereModel) RETURN n", Map.of())).isEmpty();
    }
  }

  @Test
  void pairsAndNearestAreRefusedInASentence() {
    graph.run(TrainProceduresTest.ANIMALS);
    graph.run("CALL sphere.train()");
    String two = "MATCH (a {name: 'dog'}), (b {name: 'cat'}) ";
    assertThat(
            failure(two + "CALL sphere.subsumes.pairs([a], [a, b]) YIELD answers RETURN answers"))
        .isEqualTo("Value for `inners` has `2` nodes, but must have as many as `outers`, `1`.");
    assertThat(
            failure(
                two
                    + "CALL sphere.subsumes.pairs([a], [b], {by: 'x'}) YIELD answers RETURN answers"))
        .startsWith("Value for `by` was `x`, but must be one of `subsumption`, `containment`.");
    assertThat(
            graph.value(
                two
                    + "CREATE (n:New) WITH a, b, n CALL sphere.subsumes.pairs([a, a, n], [a, b, a])"
                    + " YIELD answers RETURN answers"))
        .isEqualTo(java.util.Arrays.asList(true, false, null));
    assertThat(failure(two + "CALL sphere.nearest(a, {direction: 'up'}) YIELD node RETURN node"))
        .startsWith("Value for `direction` was `up`, but must be one of `around`, `inside`.");
    assertThat(failure(two + "CALL sphere.nearest(a, {limit: 0}) YIELD node RETURN node"))
        .isEqualTo("Value for `limit` was `0`, but must be an integer within [1, 1000000].");
    assertThat(
            failure("MATCH (n:New) WITH n LIMIT 1 CALL sphere.nearest(n) YIELD node RETURN node"))
        .contains("is not in model `sphere` and has no ball.");
    assertThat(graph.run("OPTIONAL MATCH (n:Nobody) CALL sphere.nearest(n) YIELD node RETURN node"))
        .isEmpty();
    assertThat(graph.value("OPTIONAL MATCH (n:Nobody) RETURN sphere.descendantCount(n)")).isNull();
    assertThat(graph.value("MATCH (n:New) WITH n LIMIT 1 RETURN sphere.ancestorCount(n)")).isNull();
  }

  /** Whatever is done to a ball by hand, answers are of the stored values or a sentence. */
  @Test
  void ballsThatAreBrokenByHandAreTakenAsTheyStand() {
    graph.run(TrainProceduresTest.ANIMALS);
    graph.run("CALL sphere.train()");
    String ask = "MATCH (a {name: 'animal'}), (c {name: 'cat'}) RETURN sphere.contains(a, c)";
    assertThat(graph.value(ask)).isEqualTo(true);
    graph.run("MATCH (c {name: 'cat'}) SET c.sphereCenter = [0.0, 1.0]");
    assertThat(failure(ask)).contains("Balls of different shape", "2").doesNotContain("Exception:");
    graph.run("MATCH (c {name: 'cat'}) SET c.sphereCenter = 'here'");
    assertThat(failure(ask)).contains("Property `sphereCenter` is a String");
    graph.run("MATCH (c {name: 'cat'}) SET c.sphereRadius = 0.0 / 0.0");
    assertThat(failure(ask)).startsWith("Node ");
    assertThat(graph.value(ask.replace("contains", "subsumes"))).isEqualTo(true);
    graph.run("MATCH (c {name: 'cat'}) REMOVE c.sphereCenter");
    assertThat(graph.value(ask)).isNull();
  }
}
