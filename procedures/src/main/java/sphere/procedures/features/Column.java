package sphere.procedures.features;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.neo4j.graphdb.Node;
import sphere.geometry.training.Monitor;
import sphere.procedures.graph.Stored;

/** A property with numbers, as the members of a hierarchy have it. */
final class Column {
  private final String property;
  private final float[][] values;
  private final Monitor monitor;

  Column(String property, int members, Monitor monitor) {
    this.property = property;
    this.monitor = monitor;
    values = new float[members][];
  }

  /**
   * Reads it of one member; a list of no length is none.
   *
   * @throws IllegalArgumentException if it is no list of finite numbers
   */
  void read(Node node, int member) {
    Optional<Object> stored = Stored.of(node, property);
    if (stored.isEmpty()) {
      return;
    }
    Object value = stored.get();
    float[] numbers = Numbers.of(value).orElseThrow(() -> refuse(node, value));
    requireFinite(node, numbers);
    monitor.account(16 + 4L * numbers.length);
    values[member] = numbers.length == 0 ? null : numbers;
  }

  private IllegalArgumentException refuse(Node node, Object value) {
    return new IllegalArgumentException(
        ("Property `%s` of node %s is a %s, but must be a list of numbers. Name another one in"
                + " `featureProperty`, or remove it there.")
            .formatted(property, node.getElementId(), value.getClass().getSimpleName()));
  }

  private void requireFinite(Node node, float[] numbers) {
    Numbers.notFinite(numbers)
        .ifPresent(
            number -> {
              throw new IllegalArgumentException(
                  ("Property `%s` of node %s holds %s, but must hold finite 32-bit floats. Correct"
                          + " it, or remove it there.")
                      .formatted(property, node.getElementId(), number));
            });
  }

  String property() {
    return property;
  }

  /** Whether a member has it. */
  boolean isOn(int member) {
    return values[member] != null;
  }

  boolean isEmpty() {
    return Arrays.stream(values).allMatch(Objects::isNull);
  }

  /** How many numbers most members have; of equally many the first. */
  int usualLength() {
    Map<Integer, Integer> counts = new LinkedHashMap<>();
    Arrays.stream(values)
        .filter(Objects::nonNull)
        .forEach(numbers -> counts.merge(numbers.length, 1, Integer::sum));
    return counts.entrySet().stream()
        .reduce((most, next) -> next.getValue() > most.getValue() ? next : most)
        .map(Map.Entry::getKey)
        .orElse(0);
  }

  /** The first member that has another number of numbers than most; -1 if there is none. */
  int odd() {
    int usual = usualLength();
    return IntStream.range(0, values.length)
        .filter(i -> values[i] != null && values[i].length != usual)
        .findFirst()
        .orElse(-1);
  }

  int length(int member) {
    return values[member].length;
  }

  /** Whether two members that have it have different numbers. */
  boolean varies() {
    float[][] some = Arrays.stream(values).filter(Objects::nonNull).toArray(float[][]::new);
    return Arrays.stream(some).anyMatch(numbers -> !Arrays.equals(some[0], numbers));
  }

  /** Puts the mean over some members that have it, of whom there is at least one. */
  void mean(int[] members, float[] out, int at) {
    int[] having = Arrays.stream(members).filter(this::isOn).toArray();
    for (int k = 0; k < values[having[0]].length; k++) {
      double sum = 0;
      for (int member : having) {
        sum += values[member][k];
      }
      out[at + k] = (float) (sum / having.length);
    }
  }
}
