package sphere.ontology.inner.read;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells the format of a document by how it begins. */
final class Recognition {
  private static final Map<Format, Pattern> BEGINNINGS = new LinkedHashMap<>();
  private static final Pattern COMMENT = Pattern.compile("[#!][^\\n]*+");
  private static final Pattern SPACE = Pattern.compile("\\s++");

  static {
    BEGINNINGS.put(Format.FUNCTIONAL, Pattern.compile("(Prefix|Ontology)\\s*\\("));
    BEGINNINGS.put(
        Format.MANCHESTER,
        Pattern.compile("(Prefix|Ontology|Class|ObjectProperty|DataProperty|Individual)\\s*:"));
    BEGINNINGS.put(Format.TURTLE, Pattern.compile("@(prefix|base)\\s|(?i)(prefix|base)\\s|_:"));
    BEGINNINGS.put(Format.OBO, Pattern.compile("\\[(Term|Typedef|Instance)]|[a-z][a-z_-]*:"));
  }

  private final String text;
  private int position;

  private Recognition(String beginning) {
    text = beginning;
  }

  /**
   * The likeliest format.
   *
   * @param beginning of the document, long enough to go beyond its first comments
   */
  static Optional<Format> of(String beginning) {
    return new Recognition(beginning).format();
  }

  private Optional<Format> format() {
    skip(SPACE);
    if (text.startsWith("<", position)) {
      skipProlog();
      return ofTag();
    }
    while (skip(COMMENT) || skip(SPACE)) {
      // On.
    }
    return BEGINNINGS.entrySet().stream()
        .filter(entry -> at(entry.getValue()).lookingAt())
        .map(Map.Entry::getKey)
        .findFirst()
        .or(() -> text.startsWith("<", position) ? ofTag() : Optional.empty());
  }

  private Matcher at(Pattern pattern) {
    return pattern.matcher(text).region(position, text.length());
  }

  private boolean skip(Pattern pattern) {
    Matcher matcher = at(pattern);
    if (!matcher.lookingAt()) {
      return false;
    }
    position = matcher.end();
    return true;
  }

  private void skipProlog() {
    while (skipPast("<?", "?>") || skipPast("<!--", "-->") || skipDoctype() || skip(SPACE)) {
      // On.
    }
  }

  private boolean skipPast(String begin, String end) {
    if (!text.startsWith(begin, position)) {
      return false;
    }
    int at = text.indexOf(end, position);
    position = at < 0 ? text.length() : at + end.length();
    return true;
  }

  private boolean skipDoctype() {
    if (!text.startsWith("<!DOCTYPE", position)) {
      return false;
    }
    int subset = text.indexOf('[', position);
    int end = text.indexOf('>', position);
    if (subset >= 0 && subset < end) {
      position = Math.max(text.indexOf(']', subset), position);
    }
    return skipPast(text.substring(position, Math.min(position + 1, text.length())), ">");
  }

  /** Of an element, or of an IRI in the same brackets. */
  private Optional<Format> ofTag() {
    int end = position;
    while (end < text.length() && " \t\r\n>".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    String name = text.substring(Math.min(position + 1, end), end);
    return switch (name.substring(name.lastIndexOf(':') + 1)) {
      case "RDF" -> Optional.of(Format.RDF_XML);
      case "Ontology" -> Optional.of(Format.OWL_XML);
      default ->
          name.contains(":") || name.contains("#") ? Optional.of(Format.TURTLE) : Optional.empty();
    };
  }
}
