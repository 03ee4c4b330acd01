package sphere.procedures.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.neo4j.graphdb.Node;
import sphere.geometry.features.Features;
import sphere.geometry.features.TextEncoder;
import sphere.geometry.features.Wording;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.training.Monitor;
import sphere.procedures.config.PropertyNames;
import sphere.procedures.graph.NodeValues;

/**
 * What is known of a hierarchy's ordinals besides their edges.
 *
 * @param layout what stands where in a vector
 * @param hierarchy whose ordinals they are
 * @param vectors one per ordinal, empty where nothing is known; those of texts come with {@link
 *     #encode}
 * @param texts the texts, if there are any
 */
public record NodeFeatures(
    FeatureLayout layout, Hierarchy hierarchy, List<float[]> vectors, Optional<TextColumn> texts) {

  /** Encodes the texts that nobody has kept the vectors of. */
  public void encode(TextEncoder encoder, int concurrency, Monitor monitor) {
    TextColumn column = texts.orElseThrow();
    Encoding encoding = new Encoding(encoder, concurrency, monitor);
    List<Encoding.Slot> slots = new ArrayList<>();
    for (int v : column.open()) {
      slots.addAll(Encoding.slots(column.wording(v), layout, vectors.get(v)));
    }
    encoding.fill(slots);
  }

  /** As a trainer takes them, once the texts are encoded. */
  public Features features() {
    return new Features(
        layout.blocks(), vectors, texts.map(TextColumn::wordings).orElse(List.<Wording>of()));
  }

  /** How many floats the vectors of a node's texts have. */
  public int encodedFloats() {
    return 2 * layout.textLength();
  }

  /** The vectors of the texts on their way to the nodes, if they are to be kept. */
  public Optional<NodeValues> encoded() {
    return layout.settings().encoded().map(names -> new Kept(names, this));
  }

  // On the members alone whose own texts they are.
  private record Kept(PropertyNames names, NodeFeatures features) implements NodeValues {
    @Override
    public int put(Node node, int member) {
      FeatureLayout layout = features.layout;
      TextColumn column = features.texts.orElseThrow();
      int v = features.hierarchy.ordinalOf(member);
      if (column.owners()[v] != member) {
        return 0;
      }
      float[] vector = features.vectors.get(v);
      node.setProperty(
          names.center(), Arrays.copyOfRange(vector, layout.textOffset(), vector.length));
      node.setProperty(names.radius(), Sentences.of(column.wording(v)).hash(layout.encoder()));
      return names.both().size();
    }
  }
}
