package sphere.procedures.features;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.neo4j.graphdb.Node;
import sphere.geometry.features.TextEncoder;
import sphere.geometry.features.Wording;
import sphere.geometry.training.Monitor;
import sphere.procedures.config.Suggestion;

/**
 * Makes questions of what users hand over, in the layout that a model was trained with. Texts are
 * encoded with {@link #encode}, all at once. Not thread-safe.
 */
public final class Questions {
  private static final String FEATURES = "features";
  private static final Set<String> KEYS = Set.of(FEATURES, "name", "description");

  private final String model;
  private final FeatureLayout layout;
  private final Encoders encoders;
  private final List<Encoding.Slot> slots = new ArrayList<>();

  /**
   * @param model name of the model that is asked
   * @param layout what its vectors are made of
   * @param encoders has the encoder, if there is one; asked only if there is a text to encode
   */
  public Questions(String model, FeatureLayout layout, Encoders encoders) {
    this.model = model;
    this.layout = layout;
    this.encoders = encoders;
  }

  /**
   * A list of numbers, a text or a map of these.
   *
   * @throws IllegalArgumentException if it is something else, or says nothing
   */
  public Question of(Object input) {
    Question question = parsed(input);
    if (question.isEmpty()) {
      throw new IllegalArgumentException(
          "Value for `input` says nothing to place a thing by. Give it %s.".formatted(wanted()));
    }
    return question;
  }

  private Question parsed(Object input) {
    if (input instanceof String text) {
      String[] parts = text.split(": ", 2);
      return question(
          Optional.empty(),
          new Wording(parts[0].strip(), parts.length < 2 ? "" : parts[1].strip()));
    } else if (input instanceof Map<?, ?> map) {
      return of(map);
    } else if (input instanceof List<?> || input != null && input.getClass().isArray()) {
      return question(Optional.of(numbers("input", input)), Wording.NONE);
    }
    throw new IllegalArgumentException(
        "Value for `input` was `%s`, but must be a node, a list of numbers, a text or a map of `features`, `name` and `description`."
            .formatted(input));
  }

  private String wanted() {
    String features = layout.lengths().isEmpty() ? "" : "`features`";
    String text = layout.hasText() ? "a name or a description" : "";
    return features.isEmpty() || text.isEmpty() ? features + text : features + ", " + text;
  }

  private Question of(Map<?, ?> map) {
    for (Object key : map.keySet()) {
      if (!KEYS.contains(key)) {
        throw new IllegalArgumentException(
            "Unknown key `%s` in `input`.%s"
                .formatted(
                    key,
                    Optional.of(Suggestion.of(key.toString(), KEYS))
                        .filter(near -> !near.isEmpty())
                        .orElse(" Known: `description`, `features`, `name`.")));
      }
    }
    return question(
        Optional.ofNullable(map.get(FEATURES)).map(value -> numbers("input.features", value)),
        new Wording(text(map, "name"), text(map, "description")));
  }

  private static String text(Map<?, ?> map, String key) {
    Object value = Objects.requireNonNullElse(map.get(key), "");
    if (value instanceof String text) {
      return text.strip();
    }
    throw new IllegalArgumentException(
        "Value for `input.%s` was `%s`, but must be a string.".formatted(key, value));
  }

  private float[] numbers(String name, Object value) {
    float[] numbers =
        Numbers.of(value)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "Value for `%s` must be a list of numbers, but was or holds something else."
                            .formatted(name)));
    requireLength(name, numbers.length);
    Numbers.notFinite(numbers)
        .ifPresent(
            number -> {
              throw new IllegalArgumentException(
                  "Value for `%s` holds %s, but must hold finite 32-bit floats."
                      .formatted(name, number));
            });
    return numbers;
  }

  private void requireLength(String name, int length) {
    if (layout.lengths().isEmpty()) {
      throw new IllegalStateException(
          ("Model `%s` was trained without `featureProperty`, so it takes no vectors. Give it a"
                  + " text, or train it again with that key.")
              .formatted(model));
    }
    if (length != layout.textOffset()) {
      throw new IllegalArgumentException(
          "Value for `%s` has length %d, but must have length %d: that of %s of model `%s`."
              .formatted(
                  name,
                  length,
                  layout.textOffset(),
                  Suggestion.listed(layout.settings().vectors()),
                  model));
    }
  }

  private Question question(Optional<float[]> numbers, Wording wording) {
    float[] vector = layout.unknown();
    numbers.ifPresent(some -> System.arraycopy(some, 0, vector, 0, some.length));
    if (!wording.equals(Wording.NONE)) {
      if (!layout.hasText()) {
        throw new IllegalStateException(
            ("Model `%s` was trained without `textProperty`, so it takes no texts. Give it"
                    + " `features`, or train it again with that key.")
                .formatted(model));
      }
      slots.addAll(Encoding.slots(wording, layout, vector));
    }
    return new Question(vector, wording);
  }

  /**
   * A node by the properties that the model was trained with; it may lack some, or all.
   *
   * @throws IllegalArgumentException if one of them is not as it was in training
   */
  public Question of(Node node) {
    float[] vector = layout.unknown();
    int at = 0;
    for (int c = 0; c < layout.lengths().size(); c++) {
      read(node, layout.settings().vectors().get(c), layout.lengths().get(c), vector, at);
      at += layout.lengths().get(c);
    }
    Wording wording = layout.hasText() ? Texts.of(node, layout.settings().texts()) : Wording.NONE;
    if (!wording.equals(Wording.NONE)) {
      Encoded encoded =
          new Encoded(layout.settings().encoded(), layout.encoder(), layout.textLength());
      encoded
          .of(node, wording)
          .ifPresentOrElse(
              kept -> System.arraycopy(kept, 0, vector, layout.textOffset(), kept.length),
              () -> slots.addAll(Encoding.slots(wording, layout, vector)));
    }
    return new Question(vector, wording);
  }

  private static void read(Node node, String property, int length, float[] vector, int at) {
    Column column = new Column(property, 1, Monitor.NONE);
    column.read(node, 0);
    if (column.isOn(0)) {
      if (column.length(0) != length) {
        throw new IllegalArgumentException(
            ("Property `%s` of node %s has length %d, but had length %d in training. Give it that"
                    + " length, or remove it there.")
                .formatted(property, node.getElementId(), column.length(0), length));
      }
      column.mean(new int[] {0}, vector, at);
    }
  }

  /** The error for a node that says nothing. */
  public IllegalArgumentException nothing(Node node) {
    return new IllegalArgumentException(
        "Node %s has none of %s, by which model `%s` places things. Give it one."
            .formatted(node.getElementId(), layout.settings().spoken(), model));
  }

  /**
   * Encodes the texts of all questions that were made since the last time.
   *
   * @throws IllegalStateException if there is a text, and no encoder or another than in training
   */
  public void encode(int concurrency, Monitor monitor) {
    if (slots.isEmpty()) {
      return;
    }
    TextEncoder encoder = encoders.require("Placing a text");
    if (!encoder.name().equals(layout.encoder()) || encoder.dimension() != layout.textLength()) {
      throw new IllegalStateException(
          "Model `%s` was trained with encoder `%s`, but the server has `%s`. Train it again."
              .formatted(model, layout.encoder(), encoder.name()));
    }
    new Encoding(encoder, concurrency, monitor).fill(List.copyOf(slots));
    slots.clear();
  }
}
