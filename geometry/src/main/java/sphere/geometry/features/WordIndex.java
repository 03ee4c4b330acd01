package sphere.geometry.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds known things by the words of another: those whose name ends it, shares its last word or the
 * ending of that, or is mentioned in its description.
 *
 * <p>A word counts by its rarity in names, {@code idf = ln((n + 1) / (names that hold it + .5))}. A
 * thing with several names is told by the best of them. Only names are looked at whose rarest word
 * is in the text, or whose last word is the text's or ends like it: every whole mention is among
 * them, and common words cost nothing.
 *
 * <p>Immutable, thread-safe; a {@link Search} belongs to one thread.
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
  private static final int LEAST_ENDING = 4;

  private static final int[] NONE = {};

  private final int nodeCount;
  private final Map<String, Integer> ids = new HashMap<>();
  private final Map<String, int[]> endings = new HashMap<>();
  private final List<String> words = new ArrayList<>();
  private final double[] idf;
  private final int[] nodeOf;
  private final int[][] names;
  private final double[] weights;
  private final int[][] byRarest;
  private final int[][] byLast;

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
    collectEndings();
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

  private double rarity(int count) {
    return Math.log((nodeCount + 1) / (count + .5));
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

  private void collectEndings() {
    for (int w = 0; w < byLast.length; w++) {
      String word = words.get(w);
      if (byLast[w].length > 0 && word.length() >= LEAST_ENDING) {
        int[] alone = {w};
        endings.merge(ending(word), alone, WordIndex::joined);
      }
    }
  }

  private static int[] joined(int[] list, int[] one) {
    int[] longer = Arrays.copyOf(list, list.length + 1);
    longer[list.length] = one[0];
    return longer;
  }

  private static String ending(String word) {
    return word.substring(word.length() - LEAST_ENDING);
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
    return nodeCount * (4L * KINDS + 8) + 4L * names.length;
  }

  /** The evidence of one text at a time; scratch of one thread. */
  final class Search {
    private final float[] values = new float[nodeCount * KINDS];
    private final int[] found = new int[nodeCount];
    private final boolean[] isFound = new boolean[nodeCount];
    private final int[] stamps = new int[names.length];
    private int size;
    private int clock;

    /** Looks for a text; what was found before is forgotten. */
    void find(Wording wording) {
      clear();
      List<List<String>> asked = Words.ofNames(wording.name());
      Map<Integer, Integer> mentioned = mentioned(wording.description());
      for (List<String> name : asked) {
        int[] known = name.stream().mapToInt(w -> ids.getOrDefault(w, -1)).toArray();
        Name query = new Name(name, known, weightOf(known));
        candidates(query).forEach(list -> compare(list, query, mentioned));
      }
      for (int w : mentioned.keySet()) {
        compare(byRarest[w], Name.EMPTY, mentioned);
      }
    }

    private void clear() {
      for (int i = 0; i < size; i++) {
        isFound[found[i]] = false;
        Arrays.fill(values, found[i] * KINDS, (found[i] + 1) * KINDS, 0);
      }
      size = 0;
    }

    private double weightOf(int[] known) {
      return Arrays.stream(known).mapToDouble(w -> w < 0 ? rarity(0) : idf[w]).sum();
    }

    private Map<Integer, Integer> mentioned(String description) {
      Map<Integer, Integer> first = new java.util.LinkedHashMap<>();
      List<String> said = Words.of(description);
      for (int i = 0; i < said.size(); i++) {
        Integer id = ids.get(said.get(i));
        if (id != null) {
          first.putIfAbsent(id, i);
        }
      }
      return first;
    }

    private List<int[]> candidates(Name query) {
      clock++;
      List<int[]> lists = new ArrayList<>();
      for (int w : query.known()) {
        lists.add(w < 0 ? NONE : byRarest[w]);
      }
      int last = query.last();
      lists.add(last < 0 ? NONE : byLast[last]);
      String word = query.lastWord();
      if (word.length() >= LEAST_ENDING) {
        for (int w : endings.getOrDefault(ending(word), NONE)) {
          lists.add(byLast[w]);
        }
      }
      return lists;
    }

    private void compare(int[] list, Name query, Map<Integer, Integer> mentioned) {
      for (int a : list) {
        if (query.isEmpty() || stamps[a] != clock) {
          stamps[a] = clock;
          compare(a, query, mentioned);
        }
      }
    }

    private void compare(int a, Name query, Map<Integer, Integer> mentioned) {
      int v = nodeOf[a];
      if (!isFound[v]) {
        isFound[v] = true;
        found[size++] = v;
      }
      if (!query.isEmpty()) {
        names(a, v, query);
      }
      mention(a, v, mentioned);
    }

    private void names(int a, int v, Name query) {
      int[] name = names[a];
      int[] other = query.known();
      int last = name[name.length - 1];
      raise(v, HEAD, query.endsWith(name) ? 1 : 0);
      raise(v, LAST, query.last() == last ? 1 : 0);
      double common = 0;
      for (int w : name) {
        common += contains(other, w) ? idf[w] : 0;
      }
      raise(v, SHARED, common / Math.max(weights[a], query.weight()));
      if (query.last() != last) {
        String word = words.get(last);
        int ending = commonEnding(word, query.lastWord());
        raise(v, ENDING, ending >= LEAST_ENDING ? (double) ending / word.length() : 0);
      }
    }

    private void mention(int a, int v, Map<Integer, Integer> mentioned) {
      double said = 0;
      int first = Integer.MAX_VALUE;
      boolean whole = true;
      for (int w : names[a]) {
        Integer at = mentioned.get(w);
        whole &= at != null;
        said += at == null ? 0 : idf[w];
        first = at == null ? first : Math.min(first, at);
      }
      raise(v, MENTION, whole ? 1 : said / weights[a]);
      raise(v, EARLY, whole ? 1 / (1 + first / 8.0) : 0);
    }

    private void raise(int v, int kind, double value) {
      values[v * KINDS + kind] = (float) Math.max(values[v * KINDS + kind], Math.min(1, value));
    }

    /** How many things have evidence. */
    int size() {
      return size;
    }

    /** The i-th of them, in no order of importance. */
    int found(int i) {
      return found[i];
    }

    /** Evidence of one kind for a thing; 0 if it was not found. */
    float value(int v, int kind) {
      return values[v * KINDS + kind];
    }
  }

  private static boolean contains(int[] list, int w) {
    for (int x : list) {
      if (x == w) {
        return true;
      }
    }
    return false;
  }

  private static int commonEnding(String a, String b) {
    int k = 0;
    while (k < a.length()
        && k < b.length()
        && a.charAt(a.length() - 1 - k) == b.charAt(b.length() - 1 - k)) {
      k++;
    }
    return k;
  }

  // One of the names that are looked for; a word that no name here has is -1.
  private record Name(List<String> words, int[] known, double weight) {
    static final Name EMPTY = new Name(List.of(), NONE, 0);

    boolean isEmpty() {
      return known.length == 0;
    }

    int last() {
      return isEmpty() ? -1 : known[known.length - 1];
    }

    String lastWord() {
      return words.isEmpty() ? "" : words.get(words.size() - 1);
    }

    boolean endsWith(int[] name) {
      int shift = known.length - name.length;
      return shift > 0 && Arrays.equals(known, shift, known.length, name, 0, name.length);
    }
  }
}
