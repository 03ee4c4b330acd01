package sphere.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Named figures in the order in which they were put. */
final class Figures {
  private final Map<String, Number> values = new LinkedHashMap<>();

  Figures put(String name, Number value) {
    values.put(name, value);
    return this;
  }

  String toJson() {
    return values.entrySet().stream()
        .map(Figures::field)
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String field(Map.Entry<String, Number> entry) {
    boolean finite = Double.isFinite(entry.getValue().doubleValue());
    return "\"" + entry.getKey() + "\":" + (finite ? entry.getValue() : "null");
  }
}
