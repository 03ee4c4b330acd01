package sphere.procedures.config;

import java.util.Set;

/**
 * Names of two properties that belong together on a node: those of a ball, or of a vector and what
 * it was made of.
 *
 * @param role what they hold
 * @param center name of the 32-bit center, charts one after the other; or of the vector
 * @param radius name of the 64-bit radius, a list of them with several charts; or of the hash
 */
public record PropertyNames(Role role, String center, String radius) {
  /** {@code sphereCenter} and {@code sphereRadius}. */
  public static final PropertyNames DEFAULT = of("sphereCenter", "sphereRadius");

  /** What two properties hold. */
  public enum Role {
    /** The balls of the hierarchy. */
    BALL("centerProperty", "radiusProperty"),
    /** The balls in the chart that is learned from features. */
    SEMANTIC("semanticCenterProperty", "semanticRadiusProperty"),
    /** Encoded texts. */
    ENCODED("encodeProperty", "encodeProperty"),
    /** Balls that are learned from facts. */
    FACT("centerProperty", "radiusProperty"),
    /** The same of classes, beside those of their order. */
    VECTOR("vectorProperty", "vectorProperty");

    private final String centerKey;
    private final String radiusKey;

    Role(String centerKey, String radiusKey) {
      this.centerKey = centerKey;
      this.radiusKey = radiusKey;
    }

    /** The configuration key that sets the second name. */
    String radiusKey() {
      return radiusKey;
    }

    /** The configuration keys that set the names, in a sentence. */
    public String keys() {
      return centerKey.equals(radiusKey)
          ? "`%s` to another name".formatted(centerKey)
          : "`%s` and `%s` to other names".formatted(centerKey, radiusKey);
    }
  }

  static PropertyNames of(String center, String radius) {
    return of(Role.BALL, center, radius);
  }

  static PropertyNames of(Role role, String center, String radius) {
    if (center.equals(radius)) {
      throw new IllegalArgumentException(
          "Values for `centerProperty` and `radiusProperty` were both `%s`, but must differ."
              .formatted(center));
    }
    return new PropertyNames(role, center, radius);
  }

  /** Where encoded texts are kept, and a hash of what they were made of. */
  public static PropertyNames encoded(String name) {
    return new PropertyNames(Role.ENCODED, name, name + "Hash");
  }

  /** Where balls of classes go that are learned from facts. */
  static PropertyNames vector(String name) {
    return new PropertyNames(Role.VECTOR, name, name + "Radius");
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
    return name.equals(center) ? role.centerKey : role.radiusKey;
  }
}
