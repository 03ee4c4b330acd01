package sphere.install;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts emoji with features of their pictures into the database, for the examples that place
 * pictures.
 *
 * <p>Some are kept apart under a label of their own, so that no model has seen them.
 */
final class EmojiLoader {
  private static final int BATCH = 250;

  /** What the examples ask for: ambulance and horse. */
  private static final List<String> NEW = List.of("E:1F691", "E:1F40E");

  private static final List<String> SCHEMA =
      List.of(
          "CREATE CONSTRAINT emoji_id IF NOT EXISTS FOR (e:Emoji) REQUIRE e.id IS UNIQUE",
          "CALL db.awaitIndexes(120)");

  private static final String NODES =
      """
      UNWIND $rows AS row
      MERGE (e:Emoji {id: row.id})
      SET e.name = row.name, e.image = row.image""";

  private static final String NEW_NODES = NODES.replace(":Emoji", ":NewEmoji");

  private static final String EDGES =
      """
      UNWIND $rows AS row
      MATCH (child:Emoji {id: row.id}), (parent:Emoji {id: row.parent})
      MERGE (child)-[:IN_GROUP]->(parent)""";

  private final Bolt bolt;
  private final Progress progress;

  EmojiLoader(Bolt bolt, Progress progress) {
    this.bolt = bolt;
    this.progress = progress;
  }

  /** Loads what is missing. */
  void ensure() {
    long there = bolt.count("MATCH (:Emoji)-[r:IN_GROUP]->(:Emoji) RETURN count(r)");
    List<Emoji> all = Emoji.all();
    List<Emoji> known = all.stream().filter(e -> !NEW.contains(e.id())).toList();
    List<Emoji> placed = known.stream().filter(e -> !e.parent().isEmpty()).toList();
    if (there >= placed.size()) {
      progress.step("Emoji: there already, %,d.", all.size());
      return;
    }
    progress.step("%s", Emoji.NOTICE);
    SCHEMA.forEach(statement -> bolt.run(statement, Map.of()));
    Upload upload = new Upload(bolt, progress, BATCH);
    List<Emoji> unknown = all.stream().filter(e -> NEW.contains(e.id())).toList();
    upload.send("Emoji kept apart", NEW_NODES, unknown, EmojiLoader::row);
    upload.send("Emoji", NODES, known, EmojiLoader::row);
    upload.send("Emoji, groups", EDGES, placed, EmojiLoader::row);
    progress.step("Emoji: loaded, %,d, %d of them apart.", all.size(), unknown.size());
  }

  private static Map<String, Object> row(Emoji emoji) {
    Map<String, Object> row = new HashMap<>();
    row.put("id", emoji.id());
    row.put("name", emoji.name());
    row.put("parent", emoji.parent());
    // A null takes no property: groups have no picture.
    row.put("image", emoji.hasImage() ? emoji.image() : null);
    return row;
  }
}
