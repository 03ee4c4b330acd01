package sphere.geometry.features;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts text into words: runs of letters and digits of any script, in lower case, of canonical form,
 * a plural's last s taken off.
 *
 * <p>What a longer text says after its {@value #MOST}th word is left out. Stateless.
 */
final class Words {
  static final int MOST = 128;

  private Words() {}

  /** The words of a text, in order. */
  static List<String> of(String text) {
    List<String> words = new ArrayList<>();
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    int begin = -1;
    for (int i = 0; i <= plain.length() && words.size() < MOST; ) {
      int c = i < plain.length() ? plain.codePointAt(i) : ' ';
      boolean inside = Character.isLetterOrDigit(c) || begin >= 0 && isMark(c);
      if (inside && begin < 0) {
        begin = i;
      } else if (!inside && begin >= 0) {
        words.add(singular(plain.substring(begin, i)));
        begin = -1;
      }
      i += Character.charCount(c);
    }
    return words;
  }

  // Vowel signs of Indian scripts and accents that have no letter of their own.
  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  private static String singular(String word) {
    boolean plural = word.length() > 3 && word.endsWith("s") && !word.endsWith("ss");
    return plural ? word.substring(0, word.length() - 1) : word;
  }

  /** The words of each of the names that stand in one text with commas or semicolons between. */
  static List<List<String>> ofNames(String names) {
    String start = names.length() > 4096 ? names.substring(0, 4096) : names;
    return java.util.Arrays.stream(start.split("[,;]"))
        .map(Words::of)
        .filter(words -> !words.isEmpty())
        .toList();
  }
}
