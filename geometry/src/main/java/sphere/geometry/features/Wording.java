package sphere.geometry.features;

/**
 * What a thing is called and what is said of it.
 *
 * @param name its name, or several names with commas between; may be empty
 * @param description a definition, say; may be empty
 */
public record Wording(String name, String description) {
  /** Of a thing without text. */
  public static final Wording NONE = new Wording("", "");
}
