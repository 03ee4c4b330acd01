package sphere.geometry.features;

import static sphere.geometry.features.WordIndex.KINDS;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The evidence of one text at a time, by a {@link WordIndex}; scratch of one thread. */
final class WordSearch {
  private final WordIndex index;
  private final float[] values;
  private final int[] found;
  private final boolean[] isFound;
  private final int[] stamps;
  private final int[] askedAt;
  private final int[] saidAt;
  private final int[] place;
  private int size;
  private int clock;
  private int said;
  private int endingOf;
  private double ending;

  WordSearch(WordIndex index) {
    this.index = index;
    values = new float[index.nodeCount * KINDS];
    found = new int[index.nodeCount];
    isFound = new boolean[index.nodeCount];
    stamps = new int[index.names.length];
    // By word: the last name looked for that holds it, the last text that says it, and where first.
    askedAt = new int[index.words.size()];
    saidAt = new int[index.words.size()];
    place = new int[index.words.size()];
  }

  /** Looks for a text; what was found before is forgotten. */
  void find(Wording wording) {
    forget();
    int[] mentioned = mentioned(wording.description());
    for (List<String> name : Words.ofNames(wording.name())) {
      look(name);
    }
    for (int w : mentioned) {
      for (int a : index.byRarest[w]) {
        mention(a, reach(a));
      }
    }
  }

  private void look(List<String> words) {
    int[] known = words.stream().mapToInt(w -> index.ids.getOrDefault(w, -1)).toArray();
    Name query = new Name(words, known, weightOf(known));
    clock++;
    endingOf = -1;
    for (int w : known) {
      if (w >= 0) {
        askedAt[w] = clock;
      }
    }
    candidates(query).forEach(list -> compare(list, query));
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
    forget();
    for (int v : before.nodes()) {
      System.arraycopy(before.values(), size * KINDS, values, v * KINDS, KINDS);
      isFound[v] = true;
      found[size++] = v;
    }
  }

  /** As if nothing had been looked for. */
  void forget() {
    for (int i = 0; i < size; i++) {
      isFound[found[i]] = false;
      Arrays.fill(values, found[i] * KINDS, (found[i] + 1) * KINDS, 0);
    }
    size = 0;
  }

  private double weightOf(int[] known) {
    return Arrays.stream(known).mapToDouble(w -> w < 0 ? index.rarity(0) : index.idf[w]).sum();
  }

  // The words of a text that names hold, each once, in the order of the text.
  private int[] mentioned(String description) {
    said++;
    List<String> words = Words.of(description);
    int[] mentioned = new int[words.size()];
    int count = 0;
    for (int i = 0; i < words.size(); i++) {
      int id = index.ids.getOrDefault(words.get(i), -1);
      if (id >= 0 && saidAt[id] != said) {
        saidAt[id] = said;
        place[id] = i;
        mentioned[count++] = id;
      }
    }
    return Arrays.copyOf(mentioned, count);
  }

  private List<int[]> candidates(Name query) {
    List<int[]> lists = new ArrayList<>();
    for (int w : query.known()) {
      lists.add(w < 0 ? WordIndex.NONE : index.byRarest[w]);
    }
    int last = query.last();
    lists.add(last < 0 ? WordIndex.NONE : index.byLast[last]);
    for (int w : index.alike(query.lastWord())) {
      lists.add(index.byLast[w]);
    }
    return lists;
  }

  private void compare(int[] list, Name query) {
    for (int a : list) {
      if (stamps[a] != clock) {
        stamps[a] = clock;
        int v = reach(a);
        names(a, v, query);
        mention(a, v);
      }
    }
  }

  private int reach(int a) {
    int v = index.nodeOf[a];
    if (!isFound[v]) {
      isFound[v] = true;
      found[size++] = v;
    }
    return v;
  }

  private void names(int a, int v, Name query) {
    int[] name = index.names[a];
    int last = name[name.length - 1];
    raise(v, WordIndex.HEAD, query.endsWith(name) ? 1 : 0);
    raise(v, WordIndex.LAST, query.last() == last ? 1 : 0);
    double common = 0;
    for (int w : name) {
      common += askedAt[w] == clock ? index.idf[w] : 0;
    }
    raise(v, WordIndex.SHARED, common / Math.max(index.weights[a], query.weight()));
    raise(v, WordIndex.ENDING, query.last() == last ? 0 : ending(last, query.lastWord()));
  }

  // Names of one last word stand in one list: what was said of the first holds for all.
  private double ending(int last, String asked) {
    if (last != endingOf) {
      String word = index.words.get(last);
      int common = WordIndex.commonEnding(word, asked);
      endingOf = last;
      ending = common >= WordIndex.LEAST_ENDING ? (double) common / word.length() : 0;
    }
    return ending;
  }

  private void mention(int a, int v) {
    double sum = 0;
    int first = Integer.MAX_VALUE;
    boolean whole = true;
    for (int w : index.names[a]) {
      boolean is = saidAt[w] == said;
      whole &= is;
      sum += is ? index.idf[w] : 0;
      first = is ? Math.min(first, place[w]) : first;
    }
    raise(v, WordIndex.MENTION, whole ? 1 : sum / index.weights[a]);
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

  /** Whether there is evidence for a thing. */
  boolean isFound(int v) {
    return isFound[v];
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

  // One of the names that are looked for; a word that no name here has is -1.
  private record Name(List<String> words, int[] known, double weight) {
    int last() {
      return known[known.length - 1];
    }

    String lastWord() {
      return words.get(words.size() - 1);
    }

    boolean endsWith(int[] name) {
      int shift = known.length - name.length;
      return shift > 0 && Arrays.equals(known, shift, known.length, name, 0, name.length);
    }
  }
}
