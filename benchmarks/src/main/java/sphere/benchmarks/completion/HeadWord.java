package sphere.benchmarks.completion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import sphere.geometry.hierarchy.Hierarchy;

/**
 * The rule that knows only names: what ends the query's name is its parent, as `music` that of
 * `rock music`; of several the longest, and the root where nothing does.
 *
 * <p>Names with commas between are several names. Of candidates with one name the one with the
 * shorter entry is taken, then the lower ordinal; of roots the one with the most children.
 */
final class HeadWord {
  private final List<String> names;
  private final Map<List<String>, Integer> candidates = new HashMap<>();
  private final int root;

  /**
   * Looks names up.
   *
   * @param names one per ordinal
   */
  HeadWord(Hierarchy hierarchy, List<String> names) {
    this.names = names;
    for (int v = 0; v < names.size(); v++) {
      for (List<String> words : split(names.get(v))) {
        candidates.merge(words, v, this::shorter);
      }
    }
    root =
        IntStream.range(0, hierarchy.nodeCount())
            .filter(v -> hierarchy.parentBegin(v) == hierarchy.parentEnd(v))
            .boxed()
            .min(Comparator.comparingInt(v -> hierarchy.childBegin(v) - hierarchy.childEnd(v)))
            .orElseThrow();
  }

  private int shorter(int one, int other) {
    return names.get(other).length() < names.get(one).length() ? other : one;
  }

  private static List<List<String>> split(String names) {
    List<List<String>> split = new ArrayList<>();
    for (String name : names.toLowerCase(Locale.ROOT).split("[,;]")) {
      List<String> words =
          List.of(name.replaceAll("[^\\p{L}\\p{M}\\p{N}]+", " ").strip().split(" "));
      if (!words.get(0).isEmpty()) {
        split.add(words);
      }
    }
    return split;
  }

  /** The parent of a thing of this name. */
  int guess(String name) {
    int best = root;
    int most = 0;
    for (List<String> words : split(name)) {
      for (int begin = 1; begin < words.size() && words.size() - begin > most; begin++) {
        Integer found = candidates.get(words.subList(begin, words.size()));
        if (found != null) {
          best = found;
          most = words.size() - begin;
        }
      }
    }
    return best;
  }
}
