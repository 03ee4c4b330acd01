package sphere.geometry.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Finds known things by the words of another: those whose name ends it, shares its last word or the
 * ending of that, or is mentioned in its description.
 *
 * <p>A word counts by its rarity in names, {@code idf = ln((n + 1) / (names that hold it + .5))}. A
 * thing with several names is told by the best of them. Only names are looked at whose rarest word
 * is in the text, or whose last word is the text's or ends like it: every whole mention is among
 * them, and common words cost nothing.
 *
 * <p>Immutable, thread-safe; a {@link WordSearch} belongs to one thread.
 */
final class WordIndex {
  /** Kinds of evidence, each 0 to 1. */
  static final int KINDS = 6;

  /** The text's name ends with the thing's whole name, and is longer: `rock music`, `music`. */
  static final int HEAD = 0;

  /** The last words are the same. */
  static final int LAST = 1;

  /** The words in common, by rarity, over those of the longer name. */
  static final int SHARED = 2;

  /** The ending that two different last words share, over the length of the thing's. */
  static final int ENDING = 3;

  /** How much of the thing's name the description mentions, by rarity. */
  static final int MENTION = 4;

  /** How early it mentions the whole name: 1 at once, 1/2 at the ninth word. */
  static final int EARLY = 5;

  /** Shorter endings say nothing. */
  static final int LEAST_ENDING = 4;

  /**
   * Once so many names are collected, last words that end less alike are left out: an ending may be
   * that of thousands.
   */
  private static final int MOST_ALIKE = 256;

  static final int[] NONE = {};

  final int nodeCount;
  final Map<String, Integer> ids = new HashMap<>();
  final List<String> words = new ArrayList<>();
  final double[] idf;
  final int[] nodeOf;
  final int[][] names;
  final double[] weights;
  final int[][] byRarest;
  final int[][] byLast;
  private final int[] byEnding;

  /**
   * @param wordings one per node, or none
   */
  WordIndex(int nodeCount, List<Wording> wordings) {
    this.nodeCount = nodeCount;
    List<int[]> all = new ArrayList<>();
    List<Integer> owners = new ArrayList<>();
    for (int v = 0; v < wordings.size(); v++) {
      for (List<String> name : Words.ofNames(wordings.get(v).name())) {
        all.add(name.stream().mapToInt(this::add).toArray());
        owners.add(v);
      }
    }
    names = all.toArray(int[][]::new);
    nodeOf = owners.stream().mapToInt(v -> v).toArray();
    idf = rarities();
    weights = Arrays.stream(names).mapToDouble(this::weight).toArray();
    byRarest = postings(this::rarest);
    byLast = postings(name -> name[name.length - 1]);
    byEnding = sortedByEnding();
  }

  private int add(String word) {
    return ids.computeIfAbsent(
        word,
        w -> {
          words.add(w);
          return words.size() - 1;
        });
  }

  private double[] rarities() {
    int[] counts = new int[words.size()];
    for (int[] name : names) {
      Arrays.stream(name).distinct().forEach(w -> counts[w]++);
    }
    return Arrays.stream(counts).mapToDouble(this::rarity).toArray();
  }

  double rarity(int count) {
    // Not below 0, where things have so many names that a word is in more than there are things.
    return Math.max(0, Math.log((nodeCount + 1) / (count + .5)));
  }

  private double weight(int[] name) {
    // Positive even where one word is in every name.
    return Arrays.stream(name).mapToDouble(w -> idf[w]).sum() + 1e-9;
  }

  private int rarest(int[] name) {
    int best = name[0];
    for (int w : name) {
      best = idf[w] > idf[best] ? w : best;
    }
    return best;
  }

  private int[][] postings(java.util.function.ToIntFunction<int[]> key) {
    int[] sizes = new int[words.size()];
    for (int[] name : names) {
      sizes[key.applyAsInt(name)]++;
    }
    int[][] lists = new int[sizes.length][];
    Arrays.setAll(lists, w -> new int[sizes[w]]);
    for (int a = names.length - 1; a >= 0; a--) {
      int w = key.applyAsInt(names[a]);
      lists[w][--sizes[w]] = a;
    }
    return lists;
  }

  private int[] sortedByEnding() {
    return IntStream.range(0, byLast.length)
        .filter(w -> byLast[w].length > 0 && words.get(w).length() >= LEAST_ENDING)
        .boxed()
        .sorted((v, w) -> compareEndings(words.get(v), words.get(w)))
        .mapToInt(w -> w)
        .toArray();
  }

  // As strings that are read from their end.
  private static int compareEndings(String a, String b) {
    int common = commonEnding(a, b);
    return common == a.length() || common == b.length()
        ? Integer.compare(a.length(), b.length())
        : Character.compare(a.charAt(a.length() - 1 - common), b.charAt(b.length() - 1 - common));
  }

  static int commonEnding(String a, String b) {
    int k = 0;
    while (k < a.length()
        && k < b.length()
        && a.charAt(a.length() - 1 - k) == b.charAt(b.length() - 1 - k)) {
      k++;
    }
    return k;
  }

  /**
   * Last words that end like a word, the word itself left out: those that share most of it first,
   * until {@value #MOST_ALIKE} names are collected.
   */
  int[] alike(String word) {
    IntStream.Builder alike = IntStream.builder();
    int high = insertionPoint(word);
    int low = high - 1;
    for (int count = 0; count < MOST_ALIKE; ) {
      int before = common(low, word);
      int after = common(high, word);
      if (Math.max(before, after) < LEAST_ENDING) {
        break;
      }
      int w = byEnding[after >= before ? high++ : low--];
      if (!words.get(w).equals(word)) {
        alike.add(w);
        count += byLast[w].length;
      }
    }
    return alike.build().toArray();
  }

  private int common(int at, String word) {
    return at < 0 || at >= byEnding.length ? 0 : commonEnding(words.get(byEnding[at]), word);
  }

  private int insertionPoint(String word) {
    int low = 0;
    int high = byEnding.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      boolean less = compareEndings(words.get(byEnding[middle]), word) < 0;
      low = less ? middle + 1 : low;
      high = less ? high : middle;
    }
    return low;
  }

  /** Whether a name of a thing ends with the whole of one of some names, and is longer. */
  boolean endsWith(int v, List<List<String>> some) {
    int a = Arrays.binarySearch(nodeOf, v);
    while (a > 0 && nodeOf[a - 1] == v) {
      a--;
    }
    for (; a >= 0 && a < nodeOf.length && nodeOf[a] == v; a++) {
      List<String> name = Arrays.stream(names[a]).mapToObj(words::get).toList();
      if (some.stream().anyMatch(end -> endsWith(name, end))) {
        return true;
      }
    }
    return false;
  }

  private static boolean endsWith(List<String> name, List<String> end) {
    int shift = name.size() - end.size();
    return shift > 0 && name.subList(shift, name.size()).equals(end);
  }

  /** Bytes of the lists, about. */
  long bytes() {
    long text = words.stream().mapToLong(w -> 80L + 2L * w.length()).sum();
    return text + Arrays.stream(names).mapToLong(name -> 44L + 4L * name.length).sum();
  }

  /** Bytes of a search. */
  long searchBytes() {
    return nodeCount * (4L * KINDS + 8) + 4L * names.length + 12L * words.size();
  }
}
