package sphere.ontology.inner.read;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;

/**
 * Looks through a document before a parser does: whether its bytes are characters, and how deep its
 * brackets go. Brackets in strings, IRIs and comments are none.
 */
final class TextGuard {
  /** Parsers call themselves for each bracket; no ontology needs so many. */
  static final int DEEPEST = 500;

  private static final int BUFFER = 1 << 13;
  private static final char NOTHING = 0;

  private final boolean countsBrackets;
  private int depth;
  private int line = 1;
  private char within = NOTHING;
  private boolean isEscaped;
  private boolean isInWord;

  private TextGuard(boolean countsBrackets) {
    this.countsBrackets = countsBrackets;
  }

  /**
   * Looks through all of it.
   *
   * @param countsBrackets unless it is XML
   * @throws IllegalArgumentException in one sentence, if it should not be parsed
   */
  static void look(Reader characters, Charset charset, boolean countsBrackets) {
    new TextGuard(countsBrackets).lookThrough(characters, charset);
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
              .formatted(line, charset),
          e);
    }
  }

  private void take(char c) {
    if (c == '\n') {
      line++;
    }
    if (!countsBrackets) {
      return;
    }
    if (within == NOTHING) {
      outside(c);
    } else {
      inside(c);
    }
    isInWord = Character.isLetterOrDigit(c) || c == ':' || c == '_' || c == '-' || c == '>';
  }

  private void outside(char c) {
    switch (c) {
      case '(', '[', '{' -> open();
      case ')', ']', '}' -> depth = Math.max(0, depth - 1);
      case '"', '<' -> within = c;
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
    if (within == '"') {
      boolean ends = c == '"' && !isEscaped;
      isEscaped = c == '\\' && !isEscaped;
      within = ends ? NOTHING : within;
    } else if (within == '<' ? c == '>' || Character.isWhitespace(c) : c == '\n') {
      within = NOTHING;
    }
  }
}
