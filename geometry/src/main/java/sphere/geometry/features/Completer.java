package sphere.geometry.features;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import sphere.geometry.hierarchy.Hierarchy;

/**
 * Looks for edges worth adding and edges worth checking: a known thing is placed as if it were new,
 * and what comes out is compared with what stands above it.
 *
 * <p>Immutable, thread-safe.
 */
public final class Completer {
  /** Candidates among which one is looked for that is not above already. */
  private static final int CANDIDATES = 10;

  /** An edge is doubtful if something else is more than so many times as probable. */
  private static final double MUCH = 10;

  private final Placer placer;
  private final Hierarchy hierarchy;

  /**
   * @param hierarchy that the placer was trained on
   */
  public Completer(Placer placer, Hierarchy hierarchy) {
    this.placer = placer;
    this.hierarchy = hierarchy;
  }

  /**
   * What was found of a thing.
   *
   * @param better the most probable of what is not above it
   * @param doubtful its parents of which that is more than {@value #MUCH} times as probable
   */
  public record Finding(Candidate better, List<Candidate> doubtful) {}

  /**
   * Looks at one thing.
   *
   * @param features as {@link Placer#place} takes them
   * @param wording what it is called; {@link Wording#NONE} if nothing is known
   * @param v the ordinal that it is
   * @return empty if the {@value #CANDIDATES} best candidates are all above it
   * @throws IllegalArgumentException as {@link Placer#place} does
   */
  public Optional<Finding> look(float[] features, Wording wording, int v) {
    int[] parents =
        IntStream.range(hierarchy.parentBegin(v), hierarchy.parentEnd(v))
            .map(hierarchy::parent)
            .toArray();
    List<Candidate> found = placer.place(features, wording, v, CANDIDATES, parents);
    Set<Integer> above = above(v);
    return found.stream()
        .limit(CANDIDATES)
        .filter(c -> !above.contains(c.ordinal()))
        .findFirst()
        .map(better -> new Finding(better, doubtful(v, better, found)));
  }

  private List<Candidate> doubtful(int v, Candidate better, List<Candidate> found) {
    return found.stream()
        .filter(c -> hierarchy.hasEdge(v, c.ordinal()))
        .filter(c -> c.confidence() * MUCH < better.confidence())
        .toList();
  }

  private Set<Integer> above(int v) {
    Set<Integer> above = new HashSet<>();
    Deque<Integer> open = new ArrayDeque<>(List.of(v));
    while (!open.isEmpty()) {
      int u = open.remove();
      for (int s = hierarchy.parentBegin(u); s < hierarchy.parentEnd(u); s++) {
        if (above.add(hierarchy.parent(s))) {
          open.add(hierarchy.parent(s));
        }
      }
    }
    return above;
  }
}
