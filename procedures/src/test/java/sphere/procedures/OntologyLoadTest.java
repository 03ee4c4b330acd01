package sphere.procedures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neo4j.configuration.Config;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.graphdb.Transaction;
import org.neo4j.kernel.internal.GraphDatabaseAPI;
import org.neo4j.procedure.TerminationGuard;
import sphere.geometry.ontology.Ontology;
import sphere.geometry.ontology.OntologyTools;
import sphere.procedures.config.OntologySettings;
import sphere.procedures.job.Job;
import sphere.procedures.job.Jobs;
import sphere.procedures.job.SecondJar;
import sphere.procedures.ontology.ClassGraph;
import sphere.procedures.ontology.OntologyWriter;

/** What {@code sphere.ontology.load} writes, refuses and leaves alone. */
class OntologyLoadTest {
  private static final String ALL =
      """
      LABEL http://x.org/A an A
      LABEL http://x.org#B b
      TOP http://www.w3.org/2002/07/owl#Thing
      NF1 http://x.org/A http://x.org#B
      NF1 http://x.org/A http://www.w3.org/2002/07/owl#Thing
      NF2 http://x.org/A http://x.org#B _:1
      NF2 http://x.org/A http://x.org/A http://x.org/C
      NF3 _:1 http://x.org/r http://x.org#B
      NF4 http://x.org/r http://x.org#B _:1
      NF4 http://x.org/s http://www.w3.org/2002/07/owl#Thing http://x.org/C
      DISJ http://x.org/A http://x.org/C
      DISJ http://x.org/D http://x.org/D
      SUBROLE http://x.org/r http://x.org/s
      CHAIN http://x.org/r http://x.org/r http://x.org/r
      CHAIN http://x.org/r http://x.org/s http://x.org/s
      DROP ObjectAllValuesFrom
      DROP ObjectAllValuesFrom
      IMPORT http://y.org/
      """;

  @RegisterExtension static final Database graph = new Database();

  private static Map<String, Object> load(String document) {
    return graph.run("CALL sphere.ontology.load($source)", Map.of("source", document)).get(0);
  }

  private static String failure(String source) {
    return failure(source, "{}");
  }

  private static String failure(String source, String configuration) {
    List<String> before = graph.everything();
    String literal = "'" + source.replace("\\", "\\\\").replace("'", "\\'") + "'";
    String message =
        graph.failure("CALL sphere.ontology.load(%s, %s)".formatted(literal, configuration));
    assertThat(graph.everything()).isEqualTo(before);
    return message;
  }

  /** What lies in the graph, auxiliaries without the hash of their ontology. */
  private static TreeSet<String> stored(Map<String, Object> settings) {
    try (Transaction tx = graph.service().beginTx();
        Job job =
            new Jobs((database, model) -> {})
                .reading("neo4j", "o", new Job.CallContext(() -> {}, new NoAccount()))) {
      ClassGraph read = ClassGraph.read(tx, OntologySettings.of(settings), job);
      assertThat(read.dropped()).isEmpty();
      return ClassGraphTest.words(read.ontology()).stream()
          .map(word -> word.replaceAll("urn:sphere:[0-9a-f]{16}:", ""))
          .map(OntologyLoadTest::sorted)
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  // The two on the left of NF2 have no order.
  private static String sorted(String word) {
    String[] words = word.split(" ");
    return words[0].equals("NF2") && words[1].compareTo(words[2]) > 0
        ? String.join(" ", "NF2", words[2], words[1], words[3])
        : word;
  }

  private static TreeSet<String> written(String document) {
    return ClassGraphTest.words(
            new LineTools()
                .read(document.getBytes(StandardCharsets.UTF_8), "auto", () -> {})
                .ontology())
        .stream()
        .map(OntologyLoadTest::sorted)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void whatIsLoadedIsReadBack() {
    Map<String, Object> row = load(ALL);
    assertThat(stored(Map.of())).isEqualTo(written(ALL));
    assertThat(row)
        .containsEntry("format", "lines")
        .containsEntry("classCount", 5L)
        .containsEntry("roleCount", 2L)
        .containsEntry("dropped", Map.of("ObjectAllValuesFrom", 2L))
        .containsEntry("droppedCount", 2L)
        .containsEntry("imports", List.of("http://y.org/"))
        .containsEntry("configuration", Map.of("format", "auto", "nodeLabel", "Class"))
        .containsEntry(
            "axioms",
            Map.of(
                "NF1", 2L, "NF2", 2L, "NF3", 1L, "NF4", 2L, "DISJ", 2L, "SUBROLE", 1L, "CHAIN",
                2L));
    assertThat(graph.value("MATCH (n) RETURN count(n)")).isEqualTo(row.get("nodesCreated"));
    assertThat(graph.value("MATCH ()-[r]->() RETURN count(r)"))
        .isEqualTo(row.get("relationshipsCreated"));
    assertThat(
            graph.run(
                "MATCH (n:Class) WHERE n.label IS NOT NULL RETURN n.uri AS uri, n.name AS name,"
                    + " n.label AS label ORDER BY uri"))
        .containsExactly(
            Map.of("uri", "http://x.org#B", "name", "B", "label", "b"),
            Map.of("uri", "http://x.org/A", "name", "A", "label", "an A"));
    assertThat(
            graph.run("MATCH (n:Relationship) RETURN n.name AS name, n.propCharacteristics AS p"))
        .hasSize(2);
  }

  @Test
  void everyOntologyIsReadBack() {
    SplittableRandom random = new SplittableRandom(7);
    for (int round = 0; round < 20; round++) {
      graph.run("MATCH (n) DETACH DELETE n");
      StringBuilder document = new StringBuilder("NF1 x/c0 x/c1\n");
      for (int i = 0; i < 30; i++) {
        document.append(axiom(random)).append('\n');
      }
      load(document.toString());
      assertThat(stored(Map.of())).as(document.toString()).isEqualTo(written(document.toString()));
    }
  }

  private static String axiom(SplittableRandom random) {
    String[] signatures = {
      "NF1 cc", "NF2 ccc", "NF3 crc", "NF4 rcc", "DISJ cc", "SUBROLE rr", "CHAIN rrr"
    };
    String[] signature = signatures[random.nextInt(signatures.length)].split(" ");
    return signature[1]
        .chars()
        .mapToObj(
            place ->
                place == 'r'
                    ? "x/r" + random.nextInt(3)
                    : (random.nextInt(4) == 0 ? "_:" : "x/c") + random.nextInt(6))
        .collect(Collectors.joining(" ", signature[0] + " ", ""));
  }

  @Test
  void theSameAgainDoublesNothing() {
    load(ALL);
    List<String> before = graph.everything();
    assertThat(load(ALL))
        .containsEntry("nodesCreated", 0L)
        .containsEntry("relationshipsCreated", 0L);
    assertThat(graph.everything()).isEqualTo(before);
  }

  @Test
  void whatIsMissingIsCompleted() {
    load(ALL);
    graph.run("MATCH (n:Relationship) DETACH DELETE n");
    graph.run("MATCH (n:Intersection|PropertyChain|Expression) DETACH DELETE n");
    graph.run("MATCH ()-[r:SCO|DISJOINT_WITH]->() DELETE r");
    load(ALL);
    assertThat(stored(Map.of())).isEqualTo(written(ALL));
  }

  @Test
  void aLoadThatIsCutOffLeavesWholeAxiomsAndIsCompletedByTheNext() {
    StringBuilder document = new StringBuilder();
    for (int i = 0; i < 15_000; i++) {
      document.append("NF2 x/%d x/%d x/7%n".formatted(i % 50, 50 + i / 50));
      document.append("NF3 x/%d x/r x/%d%n".formatted(i % 50, i / 50));
    }
    Ontology ontology =
        new LineTools()
            .read(document.toString().getBytes(StandardCharsets.UTF_8), "auto", () -> {})
            .ontology();
    int[] left = {70};
    TerminationGuard guard =
        () -> {
          if (left[0]-- == 0) {
            throw new IllegalStateException("cut off");
          }
        };
    Jobs jobs = new Jobs((database, model) -> {});
    try (Job job = jobs.loading("neo4j", "load", new Job.CallContext(guard, new NoAccount()))) {
      OntologyWriter writer = new OntologyWriter(graph.service(), "Class", job);
      assertThatThrownBy(() -> writer.write(ontology)).hasMessage("cut off");
    }
    assertThat(stored(Map.of()))
        .isNotEmpty()
        .isSubsetOf(written(document.toString()))
        .isNotEqualTo(written(document.toString()));
    load(document.toString());
    assertThat(stored(Map.of())).isEqualTo(written(document.toString()));
  }

  @Test
  void equalNamesOfAuxiliariesOfTwoOntologiesAreKeptApart() {
    load("NF1 x/A _:1\nNF3 _:1 x/r x/B");
    load("NF1 x/C _:1\nNF3 _:1 x/s x/B");
    assertThat(graph.value("MATCH (n:Expression) RETURN count(n)")).isEqualTo(2L);
    assertThat(graph.value("MATCH (n:Class) RETURN count(n)")).isEqualTo(3L);
  }

  @Test
  void classesOfNeosemanticsAreLeftAloneUnlessTheirLabelIsNamed() {
    graph.run("CREATE (:Resource:n4sch__Class {uri: 'x/A', n4sch__name: 'A'})");
    assertThat(load("NF1 x/A x/B")).containsEntry("nodesCreated", 2L);
    assertThat(graph.value("MATCH (n:n4sch__Class) RETURN count(n)")).isEqualTo(1L);
    assertThat(
            graph.run(
                "CALL sphere.ontology.load($source, {nodeLabel: 'n4sch__Class'}) YIELD nodesCreated,"
                    + " relationshipsCreated RETURN *",
                Map.of("source", "NF1 x/A x/B\n")))
        .containsExactly(Map.of("nodesCreated", 1L, "relationshipsCreated", 1L));
  }

  @Test
  void existingClassesAndTheirPropertiesStay() {
    graph.run("CREATE (:Class {uri: 'x/A', label: 'mine'})-[:SCO]->(:Class {uri: 'x/Z'})");
    load("LABEL x/A theirs\nNF1 x/A x/B");
    assertThat(graph.value("MATCH (n:Class {uri: 'x/A'}) RETURN n.label")).isEqualTo("mine");
    assertThat(stored(Map.of())).containsExactly("NF1 A B", "NF1 A Z");
  }

  @Test
  void aRestrictionOfAllValuesIsNotTakenForOneOfSome() {
    graph.run(
        "CREATE (:Class {uri: 'x/A'})-[:SCO_RESTRICTION {onPropertyURI: 'x/r', restrictionType:"
            + " 'ALL'}]->(:Class {uri: 'x/B'})");
    assertThat(load("NF3 x/A x/r x/B")).containsEntry("relationshipsCreated", 1L);
  }

  @Test
  void manyBatchesAreOneOntology() {
    StringBuilder document = new StringBuilder();
    for (int i = 1; i < 12_000; i++) {
      document.append("NF1 x/%d x/%d%n".formatted(i, i / 2));
      document.append("NF3 x/%d x/r x/%d%n".formatted(i, i / 3));
    }
    Map<String, Object> row = load(document.toString());
    assertThat(row)
        .containsEntry("nodesCreated", 12_001L)
        .containsEntry("relationshipsCreated", 23_998L);
    assertThat(stored(Map.of())).isEqualTo(written(document.toString()));
    assertThat(load(document.toString())).containsEntry("relationshipsCreated", 0L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          file:///../secret.owl         | with `.` or `..` in it
          file:///a/../../secret.owl    | with `.` or `..` in it
          file:///%2e%2e/secret.owl     | with `.` or `..` in it
          file:///%2E%2e%2fsecret.owl   | with `.` or `..` in it
          file:///./o.txt               | with `.` or `..` in it
          file:///..\\\\secret.owl      | with a backslash or a control character in it
          file:///..%5csecret.owl       | with a backslash or a control character in it
          file:///o.txt%00.owl          | with a backslash or a control character in it
          file:////etc/passwd           | with a server or an empty part in it
          file:///%2Fetc/passwd         | with an empty part in it
          file:///a//b                  | with an empty part in it
          file:///                      | with an empty part in it
          file://server/share/o.txt     | with a server or an empty part in it
          file://localhost/o.txt        | with a server or an empty part in it
          file:///C:/o.txt              | with a drive in it
          file:///c:o.txt               | with a drive in it
          file:o.txt                    | with no `/` at its beginning
          file:                         | with no `/` at its beginning
          file:///o.txt?x=1             | with `?` or `#` in it
          file:///o.txt#x               | with `?` or `#` in it
          file:///%zz.txt               | with a `%` in it without two hexadecimal digits
          file:///o.txt%2               | with a `%` in it without two hexadecimal digits
          file:///%ff.txt               | with a `%` in it that begins no letter of UTF-8
          """)
  void pathsThatLeadElsewhere(String source, String why) {
    assertThat(failure(source))
        .startsWith("Value for `source` was `%s`, ".formatted(source))
        .contains(why)
        .endsWith("but must be `file:///NAME` of a file below Neo4j's import folder.");
  }

  private static Path importFolder() {
    Config config =
        ((GraphDatabaseAPI) graph.service())
            .getDependencyResolver()
            .resolveDependency(Config.class);
    return config.isExplicitlySet(GraphDatabaseSettings.load_csv_file_url_root)
        ? config.get(GraphDatabaseSettings.load_csv_file_url_root)
        : config.get(GraphDatabaseSettings.neo4j_home).resolve("import");
  }

  @Test
  void aFileInTheImportFolder() throws IOException {
    Path folder = Files.createDirectories(importFolder().resolve("a folder"));
    Files.writeString(folder.resolve("ontologie ü%.txt"), "NF1 x/A x/B\n");
    for (String source :
        List.of(
            "file:///a%20folder/ontologie%20%C3%BC%25.txt",
            "file:/a folder/ontologie ü%25.txt", "FILE:///a%20folder/ontologie%20ü%25.txt")) {
      assertThat(load(source)).containsEntry("classCount", 2L);
    }
    assertThat(stored(Map.of())).containsExactly("NF1 A B");
  }

  @Test
  void whatIsNoFileInTheImportFolder(@TempDir Path elsewhere) throws IOException {
    Path folder = Files.createDirectories(importFolder());
    Files.createDirectories(folder.resolve("folder"));
    Path secret = Files.writeString(elsewhere.resolve("secret.txt"), "NF1 x/A x/B\n");
    Path link = folder.resolve("link.txt");
    Path linked = folder.resolve("linked");
    Path loop = folder.resolve("loop.txt");
    Path inside = folder.resolve("inside.txt");
    Files.createSymbolicLink(link, secret);
    Files.createSymbolicLink(linked, elsewhere);
    Files.createSymbolicLink(loop, loop);
    Files.writeString(folder.resolve("plain.txt"), "NF1 x/A x/B\n");
    Files.createSymbolicLink(inside, Path.of("plain.txt"));
    try {
      assertThat(failure("file:///missing.owl"))
          .isEqualTo(
              "There is no file `file:///missing.owl` in Neo4j's import folder (setting"
                  + " `server.directories.import`).");
      assertThat(failure("file:///link.txt"))
          .isEqualTo(
              "File `file:///link.txt` is a link that leads out of Neo4j's import folder (setting"
                  + " `server.directories.import`).");
      assertThat(failure("file:///linked/secret.txt")).contains("leads out of");
      assertThat(failure("file:///folder"))
          .isEqualTo("`file:///folder` is no file, but a folder or a device.");
      assertThat(failure("file:///loop.txt"))
          .startsWith("File `file:///loop.txt` cannot be read by the server (")
          .doesNotContain(folder.toString());
      assertThat(load("file:///inside.txt")).containsEntry("classCount", 2L);
    } finally {
      for (Path each : List.of(link, linked, loop, inside)) {
        Files.delete(each);
      }
    }
  }

  @Test
  void filesThatTheServerDoesNotAllow(@TempDir Path home) throws IOException {
    Files.createDirectories(home.resolve("import"));
    Files.writeString(home.resolve("import/o.txt"), "NF1 x/A x/B\n");
    try (Server server =
        new Server(
            home, builder -> builder.setConfig(GraphDatabaseSettings.allow_file_urls, false))) {
      assertThat(Database.failure(server.db(), "CALL sphere.ontology.load('file:///o.txt')"))
          .isEqualTo(
              "File `file:///o.txt` may not be read: setting"
                  + " `dbms.security.allow_csv_import_from_file_urls` is false. Give the text of the"
                  + " document itself.");
    }
    try (Server server = new Server(home, builder -> builder)) {
      assertThat(Database.run(server.db(), "CALL sphere.ontology.load('file:///o.txt')", Map.of()))
          .hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:1/o.owl",
        "https://x.org/o.owl",
        "HTTPS://x.org/a b.owl",
        "ftp://x.org/o.owl",
        "jar:file:/o.jar!/o.owl",
        "s3://bucket/o.owl",
        "data:text/plain,x",
        "classpath:o.owl"
      })
  void nothingIsFetched(String source) {
    assertThat(failure(source))
        .isEqualTo(
            "Sphere fetches nothing: put what is at `%s` into Neo4j's import folder, and load it as `file:///NAME`."
                .formatted(source));
  }

  @ParameterizedTest
  @ValueSource(strings = {"o.owl", "/var/o.owl", "ontologies/go.obo", "my ontology.owl"})
  void aNameIsNoText(String source) {
    assertThat(failure(source))
        .isEqualTo(
            "Value for `source` was `%s`, but must be the text of an ontology, or `file:///NAME` of a file below Neo4j's import folder."
                .formatted(source));
  }

  @Test
  void badInput() {
    assertThat(graph.failure("CALL sphere.ontology.load(null)"))
        .startsWith("Value for `source` was null, but must be the text of an ontology");
    assertThat(failure(" ")).startsWith("Value for `source` was empty, but must be");
    assertThat(failure("NF9 a b\n")).isEqualTo("No axiom `NF9`.");
    assertThat(failure("NF1 a b\n", "{format: 'turtel'}"))
        .isEqualTo(
            "Value for `format` was `turtel`, but must be one of `auto`, `lines`, `turtle`. Did you"
                + " mean `turtle`?");
    assertThat(failure("NF1 a b\n", "{nodeLabels: 'Class'}"))
        .isEqualTo("Unknown configuration key `nodeLabels`. Did you mean `nodeLabel`?");
    assertThat(failure("NF1 a b\n", "{nodeLabel: 'Expression'}"))
        .isEqualTo(
            "Value for `nodeLabel` was `Expression`, but that label says that a node is no class.");
    assertThat(failure("NF1 a b\n", "{nodeLabel: 7}"))
        .isEqualTo("Value for `nodeLabel` was `7`, but must be a non-empty string.");
  }

  @Test
  void uncommittedChanges() {
    try (Transaction tx = graph.service().beginTx()) {
      tx.execute("CREATE ()").close();
      assertThatThrownBy(
              () -> tx.execute("CALL sphere.ontology.load('NF1 a b\\n')").resultAsString())
          .rootCause()
          .hasMessageStartingWith("This transaction has changed the graph");
    }
    assertThat(graph.everything()).isEmpty();
  }

  @Test
  void withoutTheSecondJar() {
    SecondJar<OntologyTools> none =
        new SecondJar<>(
            OntologyTools.class,
            ClassLoader.getPlatformClassLoader(),
            "an OWL library",
            "sphere-ontology");
    assertThatThrownBy(() -> none.require("Procedure `sphere.ontology.load`"))
        .hasMessage(
            "Procedure `sphere.ontology.load` needs an OWL library, and there is none: put"
                + " sphere-ontology-VERSION.jar beside the plugin and restart the server.");
  }

  @Test
  void anAbortedLoadIsShownAndEnds() throws Exception {
    CompletableFuture<String> failed =
        CompletableFuture.supplyAsync(
            () -> graph.failure("CALL sphere.ontology.load('NF1 a b\\nWAIT')"));
    try {
      while (graph.run("CALL sphere.progress()").stream()
          .noneMatch(row -> "parsing".equals(row.get("phase")))) {
        assertThat(failed).isNotDone();
      }
      assertThat(graph.run("CALL sphere.progress()").get(0))
          .containsEntry("model", "sphere.ontology.load");
      assertThat(graph.failure("CALL sphere.ontology.load('NF1 a b\\n')"))
          .startsWith("Database `neo4j` is busy with procedure `sphere.ontology.load` (parsing, 0");
    } finally {
      graph.run(
          "SHOW TRANSACTIONS YIELD transactionId, currentQuery WHERE currentQuery STARTS WITH 'CALL"
              + " sphere.ontology.load'"
              + " TERMINATE TRANSACTION transactionId YIELD message RETURN message");
    }
    assertThat(failed.get(60, TimeUnit.SECONDS)).contains("terminated");
    assertThat(graph.everything()).isEmpty();
    assertThat(load("NF1 a b\n")).containsEntry("classCount", 2L);
  }

  @Test
  void aModelIsStaleAfterwards() {
    load("NF1 x/A x/B\n");
    graph.run("CALL sphere.train()");
    load("NF1 x/C x/B\n");
    assertThat(graph.value("CALL sphere.models() YIELD stale RETURN stale")).isEqualTo(true);
  }

  @Test
  void aDocumentThatDoesNotFitTheHeapIsNotRead() throws IOException {
    Path file = Files.createDirectories(importFolder()).resolve("huge.txt");
    try (RandomAccessFile huge = new RandomAccessFile(file.toFile(), "rw")) {
      huge.setLength(Runtime.getRuntime().maxMemory() / 2);
      assertThat(failure("file:///huge.txt"))
          .matches(
              "Procedure `sphere.ontology.load` needs .* of heap \\(reading\\), but .* is free\\. Raise server.memory.heap.max_size\\.");
      huge.setLength(1L << 31);
      assertThat(failure("file:///huge.txt"))
          .isEqualTo(
              "File `file:///huge.txt` has 2147483648 bytes, but at most 2147483639 can be read at"
                  + " once. Split it.");
    } finally {
      Files.delete(file);
    }
  }

  @Test
  void whatEverythingIsIsTheSameInEveryOntology() {
    load(
        "TOP _:T\nNF1 x/A x/B\n".replace("_:T", "http://www.w3.org/2002/07/owl#Thing")
            + "NF4 x/r http://www.w3.org/2002/07/owl#Thing x/A\n");
    graph.run("CREATE (:Expression {uri: 'http://www.w3.org/2002/07/owl#Thing'})");
    assertThat(stored(Map.of())).contains("NF1 A B", "NF4 r owl#Thing A").hasSize(4);
  }

  @Test
  void nothingIsLoadedWhileTheGraphIsWritten() {
    Jobs jobs = new Jobs((database, model) -> {});
    Job.CallContext context = new Job.CallContext(() -> {}, new NoAccount());
    try (Job training = jobs.writing("neo4j", "animals", context)) {
      training.progress("embed", .5);
      assertThatThrownBy(() -> jobs.loading("neo4j", "sphere.ontology.load", context))
          .hasMessage(
              "Database `neo4j` is busy with model `animals` (embed, 50 % done, for 0 s). Wait for"
                  + " it, or terminate its transaction.");
    }
  }
}
