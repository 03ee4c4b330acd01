package sphere.install;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.neo4j.driver.Value;
import org.neo4j.driver.types.Node;
import org.neo4j.driver.types.Path;
import org.neo4j.driver.types.Relationship;

/** Values as text, the same in printed answers and in expectations. */
final class Cells {
  private static final MathContext SIX_DIGITS = new MathContext(6);

  private Cells() {}

  static String of(Value value) {
    return text(value.asObject()).replaceAll("\\R", " ").strip();
  }

  static String text(Object value) {
    if (value instanceof Double number) {
      return number(number);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Cells::text).collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof Map<?, ?> map) {
      return map(map);
    }
    return entity(value);
  }

  private static String entity(Object value) {
    if (value instanceof Node node) {
      return node(node);
    }
    if (value instanceof Relationship relationship) {
      return "[:" + relationship.type() + "]";
    }
    if (value instanceof Path path) {
      return StreamSupport.stream(path.nodes().spliterator(), false)
          .map(Cells::node)
          .collect(Collectors.joining(" -> "));
    }
    return String.valueOf(value);
  }

  private static String node(Node node) {
    return node.containsKey("id")
        ? text(node.get("id").asObject())
        : "(:" + String.join(":", node.labels()) + ")";
  }

  /** Sorted, for Cypher promises no order of keys. */
  private static String map(Map<?, ?> map) {
    TreeMap<String, String> sorted = new TreeMap<>();
    map.forEach((key, value) -> sorted.put(key.toString(), text(value)));
    return sorted.entrySet().stream()
        .map(entry -> entry.getKey() + ": " + entry.getValue())
        .collect(Collectors.joining(", ", "{", "}"));
  }

  /** Not Double.toString, whose digits changed with Java 19. */
  private static String number(double number) {
    if (!Double.isFinite(number) || number == 0) {
      return Double.toString(number);
    }
    BigDecimal rounded = new BigDecimal(number).round(SIX_DIGITS).stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    if (exponent < -6 || exponent >= 9) {
      return rounded.toString();
    }
    String plain = rounded.toPlainString();
    return plain.contains(".") ? plain : plain + ".0";
  }
}
