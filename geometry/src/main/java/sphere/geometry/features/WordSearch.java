package sphere.geometry.features;

import static sphere.geometry.features.WordIndex.KINDS;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The evidence of one text at a time, by a {@link WordIndex}; scratch of one thread. */
final class WordSearch {
  private final WordIndex index;
  private final float[] values;
  private final int[] found;
  private final boolean[] isFound;
  private final int[] stamps;
  private int size;
  private int clock;

  WordSearch(WordIndex index) {
    this.index = index;
    values = new float[index.nodeCount * KINDS];
    found = new int[index.nodeCount];
    isFound = new boolean[index.nodeCount];
    stamps = new int[index.names.length];
  }

  /** Looks for a text; what was found before is forgotten. */
  void find(Wording wording) {
    clear();
    List<List<String>> asked = Words.ofNames(wording.name());
    Map<Integer, Integer> mentioned = mentioned(wording.description());
    for (List<String> name : asked) {
      int[] known = name.stream().mapToInt(w -> index.ids.getOrDefault(w, -1)).toArray();
      Name query = new Name(name, known, weightOf(known));
      candidates(query).forEach(list -> compare(list, query, mentioned));
    }
    for (int w : mentioned.keySet()) {
      compare(index.byRarest[w], Name.EMPTY, mentioned);
    }
  }

  /** What was found last, for {@link #load}. */
  Found found() {
    float[] kept = new float[size * KINDS];
    for (int i = 0; i < size; i++) {
      System.arraycopy(values, found[i] * KINDS, kept, i * KINDS, KINDS);
    }
    return new Found(Arrays.copyOf(found, size), kept);
  }

  /** As if the text had been looked for again. */
  void load(Found before) {
    clear();
    for (int v : before.nodes()) {
      System.arraycopy(before.values(), size * KINDS, values, v * KINDS, KINDS);
      isFound[v] = true;
      found[size++] = v;
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
    return Arrays.stream(known).mapToDouble(w -> w < 0 ? index.rarity(0) : index.idf[w]).sum();
  }

  private Map<Integer, Integer> mentioned(String description) {
    Map<Integer, Integer> first = new LinkedHashMap<>();
    List<String> said = Words.of(description);
    for (int i = 0; i < said.size(); i++) {
      Integer id = index.ids.get(said.get(i));
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
      lists.add(w < 0 ? WordIndex.NONE : index.byRarest[w]);
    }
    int last = query.last();
    lists.add(last < 0 ? WordIndex.NONE : index.byLast[last]);
    String word = query.lastWord();
    if (word.length() >= WordIndex.LEAST_ENDING) {
      for (int w : index.endings.getOrDefault(WordIndex.ending(word), WordIndex.NONE)) {
        lists.add(index.byLast[w]);
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
    int v = index.nodeOf[a];
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
    int[] name = index.names[a];
    int[] other = query.known();
    int last = name[name.length - 1];
    raise(v, WordIndex.HEAD, query.endsWith(name) ? 1 : 0);
    raise(v, WordIndex.LAST, query.last() == last ? 1 : 0);
    double common = 0;
    for (int w : name) {
      common += contains(other, w) ? index.idf[w] : 0;
    }
    raise(v, WordIndex.SHARED, common / Math.max(index.weights[a], query.weight()));
    if (query.last() != last) {
      String word = index.words.get(last);
      int ending = commonEnding(word, query.lastWord());
      raise(
          v,
          WordIndex.ENDING,
          ending >= WordIndex.LEAST_ENDING ? (double) ending / word.length() : 0);
    }
  }

  private void mention(int a, int v, Map<Integer, Integer> mentioned) {
    double said = 0;
    int first = Integer.MAX_VALUE;
    boolean whole = true;
    for (int w : index.names[a]) {
      Integer at = mentioned.get(w);
      whole &= at != null;
      said += at == null ? 0 : index.idf[w];
      first = at == null ? first : Math.min(first, at);
    }
    raise(v, WordIndex.MENTION, whole ? 1 : said / index.weights[a]);
    raise(v, WordIndex.EARLY, whole ? 1 / (1 + first / 8.0) : 0);
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

  /**
   * What was found for a text, kept.
   *
   * @param nodes things with evidence
   * @param values {@link #KINDS} for each
   */
  record Found(int[] nodes, float[] values) {}

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
    static final Name EMPTY = new Name(List.of(), WordIndex.NONE, 0);

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
