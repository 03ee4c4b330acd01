package sphere.text;

import java.text.Normalizer;

/**
 * A text as uncased BERT sees it: words in lower case without accents or control characters;
 * punctuation marks and Chinese characters stand alone.
 *
 * <p>Read one by one, so that of a long text no more than the window needs is looked at.
 */
final class Words {
  private final String text;
  private int position;
  private String chunk = "";
  private int from;

  Words(String text) {
    this.text = text;
  }

  /** The next word, empty after the last. */
  String next() {
    while (from == chunk.length() && position < text.length()) {
      chunk = bare(nextChunk());
      from = 0;
    }
    int end = wordEnd();
    String word = chunk.substring(from, end);
    from = end;
    return word;
  }

  /** Up to the next space or Chinese character, cleaned; may be empty. */
  private String nextChunk() {
    StringBuilder characters = new StringBuilder();
    while (position < text.length()) {
      int c = text.codePointAt(position);
      boolean alone = isSpace(c) || isChinese(c);
      if (alone && !characters.isEmpty()) {
        break;
      }
      position += Character.charCount(c);
      if (!isSpace(c) && !isDropped(c)) {
        characters.appendCodePoint(c);
      }
      if (alone) {
        break;
      }
    }
    return characters.toString();
  }

  private static String bare(String chunk) {
    StringBuilder bare = new StringBuilder(chunk.length());
    Normalizer.normalize(chunk, Normalizer.Form.NFD)
        .codePoints()
        .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
        // One by one, for BERT knows no final sigma.
        .map(Character::toLowerCase)
        .forEach(bare::appendCodePoint);
    return bare.toString();
  }

  private int wordEnd() {
    int end = from;
    while (end < chunk.length()) {
      int c = chunk.codePointAt(end);
      if (isPunctuation(c)) {
        return end == from ? end + Character.charCount(c) : end;
      }
      end += Character.charCount(c);
    }
    return end;
  }

  private static boolean isSpace(int c) {
    return c == '\t' || c == '\n' || c == '\r' || Character.isSpaceChar(c);
  }

  private static boolean isDropped(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE -> true;
      default -> c == 0xFFFD;
    };
  }

  private static boolean isPunctuation(int c) {
    return switch (Character.getType(c)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      // In ASCII also what Unicode calls a symbol.
      default -> "$+<=>^`|~".indexOf(c) >= 0;
    };
  }

  /** As listed by the model's tokenizer, which leaves out the first 256 of Extension E. */
  private static boolean isChinese(int c) {
    return c >= 0x4E00 && c <= 0x9FFF
        || c >= 0x3400 && c <= 0x4DBF
        || c >= 0x20000 && c <= 0x2A6DF
        || c >= 0x2A700 && c <= 0x2B73F
        || c >= 0x2B740 && c <= 0x2B81F
        || c >= 0x2B920 && c <= 0x2CEAF
        || c >= 0xF900 && c <= 0xFAFF
        || c >= 0x2F800 && c <= 0x2FA1F;
  }
}
