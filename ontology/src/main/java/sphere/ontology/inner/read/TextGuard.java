package sphere.ontology.inner.read;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;

/**
 * Looks through a document before a parser does: whether its bytes are characters, and how deep its
 * brackets go. Brackets in strings, IRIs and comments are none, nor are those of XML; in OBO, whose
 * texts may hold any, they end with the line.
 */
final class TextGuard {
  /** Parsers call themselves for each bracket; no ontology needs so many. */
  static final int DEEPEST = 500;

  private static final int BUFFER = 1 << 13;
  private static final char NOTHING = 0;

  private final Format format;
  private int depth;
  private int line = 1;
  private char within = NOTHING;
  private boolean isEscaped;
  private boolean isInWord;

  private TextGuard(Format format) {
    this.format = format;
  }

  /**
   * Looks through all of it.
   *
   * @throws IllegalArgumentException in one sentence, if it should not be parsed
   */
  static void look(Reader characters, Charset charset, Format format) {
    new TextGuard(format).lookThrough(characters, charset);
  }

  private void lookThrough(Reader characters, Charset charset) {
    char[] buffer = new char[BUFFER];
    try {
      for (int n = characters.read(buffer); n >= 0; n = characters.read(buffer)) {
        for (int i = 0; i < n; i++) {
          take(buffer[i]);
        }
      }
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "The document has bytes in or after line %d that are not in its encoding, %s."
              .formatted(line, charset));
    }
  }

  private void take(char c) {
    if (c == '\n') {
      endLine();
    }
    if (format.isXml()) {
      return;
    }
    if (within == NOTHING) {
      outside(c);
    } else {
      inside(c);
    }
    isInWord = Character.isLetterOrDigit(c) || c == ':' || c == '_' || c == '-' || c == '>';
  }

  private void endLine() {
    line++;
    if (format == Format.OBO) {
      depth = 0;
      within = NOTHING;
      isEscaped = false;
    }
  }

  private void outside(char c) {
    boolean wasEscaped = isEscaped;
    isEscaped = c == '\\' && !wasEscaped;
    switch (c) {
      case '(', '[', '{' -> open();
      case ')', ']', '}' -> depth = Math.max(0, depth - 1);
      case '"', '<' -> within = c;
      // A string in Turtle alone, where it is also part of names.
      case '\'' -> within = format == Format.TURTLE && !wasEscaped ? c : NOTHING;
      // In a word it is part of a short name.
      case '#' -> within = isInWord ? NOTHING : c;
      default -> {
        // Nothing to count.
      }
    }
  }

  private void open() {
    if (++depth > DEEPEST) {
      throw new IllegalArgumentException(
          "The document nests brackets more than %d deep in line %d; no ontology needs that."
              .formatted(DEEPEST, line));
    }
  }

  private void inside(char c) {
    if (within == '"' || within == '\'') {
      boolean ends = c == within && !isEscaped;
      isEscaped = c == '\\' && !isEscaped;
      within = ends ? NOTHING : within;
    } else if (within == '<' ? c == '>' || Character.isWhitespace(c) : c == '\n') {
      within = NOTHING;
    }
  }
}
