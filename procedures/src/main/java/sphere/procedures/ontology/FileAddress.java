package sphere.procedures.ontology;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * A path below the import folder, as {@code LOAD CSV} writes it: {@code file:///name}, with other
 * letters as {@code %20}.
 *
 * <p>What a path can hold to lead elsewhere, on any system, is refused before any file is looked
 * for.
 */
final class FileAddress {
  private static final String SCHEME = "file:";
  private static final int SHOWN = 100;
  private final String written;

  FileAddress(String written) {
    this.written = written;
  }

  static boolean isOne(String source) {
    return source.toLowerCase(Locale.ROOT).startsWith(SCHEME);
  }

  /** As it was written, for messages. */
  String shown() {
    return shown(written);
  }

  /** The beginning of a text, without what would spoil a message. */
  static String shown(String text) {
    String clean = text.replaceAll("\\p{Cntrl}", "?");
    return clean.length() > SHOWN ? clean.substring(0, SHOWN) + "…" : clean;
  }

  /**
   * The path, with {@code /} between its parts.
   *
   * @throws IllegalArgumentException if it is none, or none below a folder
   */
  String path() {
    String path = decoded(afterAuthority());
    if (path.chars().anyMatch(c -> c < ' ' || c == '\\')) {
      throw refuse("a backslash or a control character in it");
    }
    List<String> parts = List.of(path.split("/", -1));
    if (parts.contains("..") || parts.contains(".")) {
      throw refuse("`.` or `..` in it");
    } else if (parts.contains("")) {
      throw refuse("an empty part in it");
    } else if (parts.get(0).matches("[A-Za-z]:.*")) {
      throw refuse("a drive in it");
    }
    return path;
  }

  private String afterAuthority() {
    String rest = written.substring(SCHEME.length());
    if (rest.startsWith("///")) {
      rest = rest.substring(2);
    }
    if (!rest.startsWith("/")) {
      throw refuse("no `/` at its beginning");
    } else if (rest.startsWith("//")) {
      throw refuse("a server or an empty part in it");
    } else if (rest.contains("?") || rest.contains("#")) {
      throw refuse("`?` or `#` in it, which is written `%3F` or `%23`");
    }
    return rest.substring(1);
  }

  private String decoded(String path) {
    ByteBuffer bytes = ByteBuffer.allocate(3 * path.length());
    for (int i = 0; i < path.length(); i++) {
      if (path.charAt(i) == '%') {
        bytes.put(hex(path, i + 1));
        i += 2;
      } else {
        int end = path.offsetByCodePoints(i, 1);
        bytes.put(path.substring(i, end).getBytes(StandardCharsets.UTF_8));
        i = end - 1;
      }
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
    } catch (CharacterCodingException e) {
      throw refuse("a `%` in it that begins no letter of UTF-8");
    }
  }

  private byte hex(String path, int at) {
    if (at + 2 > path.length() || !path.substring(at, at + 2).matches("[0-9A-Fa-f]{2}")) {
      throw refuse("a `%` in it without two hexadecimal digits");
    }
    return (byte) Integer.parseInt(path.substring(at, at + 2), 16);
  }

  /** Says in one sentence what is wrong. */
  private IllegalArgumentException refuse(String why) {
    return new IllegalArgumentException(
        "Value for `source` was `%s`, with %s, but must be `file:///NAME` of a file below Neo4j's import folder."
            .formatted(shown(), why));
  }
}
