package sphere.install;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts WordNet's nouns into the database. */
final class WordNetLoader {
  private static final int BATCH = 5_000;
  private static final List<String> SCHEMA =
      List.of(
          "CREATE CONSTRAINT concept_id IF NOT EXISTS FOR (c:Concept) REQUIRE c.id IS UNIQUE",
          "CREATE INDEX concept_name IF NOT EXISTS FOR (c:Concept) ON (c.name)",
          "CALL db.awaitIndexes(120)");

  /** MERGE, so that a load that was cut off is completed and nothing comes twice. */
  private static final String NODES =
      """
      UNWIND $rows AS row
      MERGE (c:Concept {id: row.id})
      SET c.name = row.name, c.gloss = row.gloss""";

  private static final String EDGES =
      """
      UNWIND $rows AS row
      MATCH (child:Concept {id: row.child}), (parent:Concept {id: row.parent})
      MERGE (child)-[:IS_A]->(parent)""";

  private final Bolt bolt;
  private final Progress progress;

  WordNetLoader(Bolt bolt, Progress progress) {
    this.bolt = bolt;
    this.progress = progress;
  }

  /** Loads what is missing; the counts tell whether anything is. */
  void ensure() {
    GraphSize before = GraphSize.of(bolt);
    if (before.covers(GraphSize.WORDNET)) {
      progress.step("WordNet: there already, %s.", before);
      return;
    }
    progress.step("%s", WordNet.NOTICE);
    if (!before.isEmpty()) {
      progress.step("WordNet: only %s are there; loading the rest.", before);
    }
    load(WordNet.nouns(progress));
    requireWhole(before);
  }

  private void load(List<Concept> concepts) {
    SCHEMA.forEach(statement -> bolt.run(statement, Map.of()));
    Upload upload = new Upload(bolt, progress, BATCH);
    upload.send("WordNet, concepts", NODES, concepts, WordNetLoader::row);
    List<Map<String, Object>> edges = new ArrayList<>();
    for (Concept concept : concepts) {
      concept.parents().forEach(parent -> edges.add(edge(concept.id(), parent)));
    }
    upload.send("WordNet, relationships", EDGES, edges, edge -> edge);
  }

  private void requireWhole(GraphSize before) {
    GraphSize after = GraphSize.of(bolt);
    boolean whole =
        before.isEmpty() ? after.equals(GraphSize.WORDNET) : after.covers(GraphSize.WORDNET);
    Fault.unless(
        whole,
        "The database should hold %s after loading, but holds %s; delete the server's folder and"
            + " run it again.",
        GraphSize.WORDNET,
        after);
    progress.step("WordNet: loaded, %s.", after);
  }

  private static Map<String, Object> row(Concept concept) {
    return Map.of("id", concept.id(), "name", concept.name(), "gloss", concept.gloss());
  }

  private static Map<String, Object> edge(String child, String parent) {
    return Map.of("child", child, "parent", parent);
  }
}
