package sphere.procedures.features;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.neo4j.graphdb.Node;
import sphere.geometry.features.TextEncoder;
import sphere.geometry.features.Wording;
import sphere.geometry.training.Monitor;
import sphere.procedures.config.FeatureSettings;
import sphere.procedures.graph.Stored;

/**
 * The texts of a hierarchy's ordinals; of members that share a ball the first one's that has any.
 */
final class TextColumn {
  private final FeatureSettings settings;
  private final Encoded encoded;
  private final Monitor monitor;
  private final TreeSet<String> seen = new TreeSet<>();
  private final Wording[] wordings;
  private final int[] owners;
  private final float[][] kept;

  TextColumn(FeatureSettings settings, TextEncoder encoder, int ordinals, Monitor monitor) {
    this.settings = settings;
    this.monitor = monitor;
    encoded = new Encoded(settings.encoded(), encoder.name(), encoder.dimension());
    wordings = new Wording[ordinals];
    owners = new int[ordinals];
    kept = new float[ordinals][];
    Arrays.fill(wordings, Wording.NONE);
    Arrays.fill(owners, -1);
  }

  /**
   * Reads the texts of one member.
   *
   * @throws IllegalArgumentException if a property is no text
   */
  void read(Node node, int member, int v) {
    for (String property : settings.texts()) {
      Texts.require(node, property);
      if (Stored.has(node, property)) {
        seen.add(property);
      }
    }
    Wording wording = Texts.of(node, settings.texts());
    if (owners[v] < 0 && !wording.equals(Wording.NONE)) {
      monitor.account(100 + 2L * (wording.name().length() + wording.description().length()));
      owners[v] = member;
      wordings[v] = wording;
      keep(v, encoded.of(node, wording));
    }
  }

  private void keep(int v, Optional<float[]> vectors) {
    vectors.ifPresent(
        floats -> {
          monitor.account(16 + 4L * floats.length);
          kept[v] = floats;
        });
  }

  /** The first property that no member has; empty if there is none. */
  Optional<String> missing() {
    return settings.texts().stream().filter(property -> !seen.contains(property)).findFirst();
  }

  /** Whether two ordinals have different texts. */
  boolean varies() {
    List<Wording> some =
        Arrays.stream(wordings).filter(wording -> !wording.equals(Wording.NONE)).toList();
    return some.stream().anyMatch(wording -> !wording.equals(some.get(0)));
  }

  boolean isOn(int v) {
    return owners[v] >= 0;
  }

  Wording wording(int v) {
    return wordings[v];
  }

  List<Wording> wordings() {
    return List.of(wordings);
  }

  /** Of each ordinal the member whose texts are taken, -1 if it has none. */
  int[] owners() {
    return owners;
  }

  /** Ordinals whose texts must be encoded, nobody having kept their vectors. */
  int[] open() {
    return IntStream.range(0, owners.length).filter(v -> isOn(v) && kept[v] == null).toArray();
  }

  /** Puts the vectors of an ordinal's texts, if they were kept. */
  void put(int v, float[] out, int at) {
    if (kept[v] != null) {
      System.arraycopy(kept[v], 0, out, at, kept[v].length);
    }
  }
}
