package sphere.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Named figures in the order in which they were put. */
public final class Figures {
  private final Map<String, Number> values = new LinkedHashMap<>();

  /** Puts one more. */
  public Figures put(String name, Number value) {
    values.put(name, value);
    return this;
  }

  /** One JSON object a line. */
  public String toJsonLines() {
    return values.entrySet().stream().map(Figures::line).collect(Collectors.joining("\n"));
  }

  private static String line(Map.Entry<String, Number> entry) {
    boolean finite = Double.isFinite(entry.getValue().doubleValue());
    return "{\"figure\":\"%s\",\"value\":%s}"
        .formatted(entry.getKey(), finite ? entry.getValue() : "null");
  }
}
