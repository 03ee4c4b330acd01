package sphere.procedures.config;

import java.util.Set;

/**
 * Names of the two properties that hold a node's ball.
 *
 * @param center name of the 32-bit center, charts one after the other
 * @param radius name of the 64-bit radius, a list of them with several charts
 */
public record PropertyNames(String center, String radius) {
  /** {@code sphereCenter} and {@code sphereRadius}. */
  public static final PropertyNames DEFAULT = new PropertyNames("sphereCenter", "sphereRadius");

  static PropertyNames of(String center, String radius) {
    if (center.equals(radius)) {
      throw new IllegalArgumentException(
          "Values for `centerProperty` and `radiusProperty` were both `%s`, but must differ."
              .formatted(center));
    }
    return new PropertyNames(center, radius);
  }

  /** The two names. */
  public Set<String> both() {
    return Set.of(center, radius);
  }

  /** Whether the two have a name in common, so that one would overwrite the other. */
  public boolean sharesWith(PropertyNames other) {
    return both().contains(other.center) || both().contains(other.radius);
  }

  /** The configuration key that sets one of the names. */
  public String keyOf(String name) {
    return name.equals(center) ? "centerProperty" : "radiusProperty";
  }
}
