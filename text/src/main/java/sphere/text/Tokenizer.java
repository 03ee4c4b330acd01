package sphere.text;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts words into the longest pieces that the vocabulary knows: BERT's WordPiece, with the numbers
 * that Hugging Face's tokenizer gives.
 */
final class Tokenizer {
  /**
   * Tokens of a text with both marks: what the model's makers cut at. They trained it on 128; the
   * network itself would take 512.
   */
  static final int WINDOW = 256;

  private static final int LONGEST_WORD = 100;
  private static final String CONTINUED = "##";
  // Written out in a text, they are what they name, as in the model's own tokenizer.
  private static final Pattern MARK = Pattern.compile("\\[(?:PAD|UNK|CLS|SEP|MASK)]");

  private final Map<String, Integer> vocabulary;
  private final int unknown;

  /**
   * @param vocabulary numbers of whole words and, after ##, of pieces that continue one
   */
  Tokenizer(Map<String, Integer> vocabulary) {
    this.vocabulary = vocabulary;
    unknown = vocabulary.get("[UNK]");
  }

  /** The text's tokens between the marks of beginning and end. */
  long[] tokens(String text) {
    Tokens tokens = new Tokens(WINDOW);
    tokens.add(vocabulary.get("[CLS]"));
    Matcher mark = MARK.matcher(text);
    int from = 0;
    while (!tokens.isFull() && mark.find()) {
      addWords(text.substring(from, mark.start()), tokens);
      tokens.add(vocabulary.get(mark.group()));
      from = mark.end();
    }
    addWords(text.substring(from), tokens);
    return tokens.endedBy(vocabulary.get("[SEP]"));
  }

  private void addWords(String text, Tokens tokens) {
    Words words = new Words(text);
    for (String word = words.next(); !word.isEmpty() && !tokens.isFull(); word = words.next()) {
      addWord(word, tokens);
    }
  }

  private void addWord(String word, Tokens tokens) {
    if (word.codePointCount(0, word.length()) > LONGEST_WORD) {
      tokens.add(unknown);
      return;
    }
    int[] pieces = new int[word.length()];
    int count = 0;
    for (int from = 0; from < word.length(); count++) {
      int end = pieceEnd(word, from);
      if (end == from) {
        tokens.add(unknown);
        return;
      }
      pieces[count] = vocabulary.get(piece(word, from, end));
      from = end;
    }
    for (int i = 0; i < count; i++) {
      tokens.add(pieces[i]);
    }
  }

  /** Where the longest known piece ends; {@code from} if there is none. */
  private int pieceEnd(String word, int from) {
    int end = word.length();
    while (end > from && !vocabulary.containsKey(piece(word, from, end))) {
      end = word.offsetByCodePoints(end, -1);
    }
    return end;
  }

  private static String piece(String word, int from, int end) {
    String piece = word.substring(from, end);
    return from == 0 ? piece : CONTINUED + piece;
  }
}
