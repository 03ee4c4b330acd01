package sphere.benchmarks.completion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import sphere.benchmarks.Closure;
import sphere.benchmarks.SeedFigures;
import sphere.geometry.features.Candidate;
import sphere.geometry.features.Completer;
import sphere.geometry.features.Features;
import sphere.geometry.features.Placer;
import sphere.geometry.features.SemanticConfig;
import sphere.geometry.features.SemanticTrainer;
import sphere.geometry.features.Wording;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.Reach;
import sphere.geometry.training.Monitor;
import sphere.geometry.training.Workers;

/**
 * Edges taken away from things that keep another parent, and how many of what is proposed first for
 * the whole hierarchy are among them.
 *
 * <p>Every known thing is looked at, so a proposal counts as wrong unless it was taken away, though
 * it may be true and missing from the data.
 */
final class RemovedEdges {
  private static final int[] TOPS = {10, 50, 100, 500};

  private final Nodes nodes;
  private final NodeVectors vectors;
  private final Known whole;
  private final int count;
  private final IntPredicate mayBeAsked;
  private final long[] removable;

  /** Proposed: what above what, and how sure. */
  private record Proposal(int child, Candidate parent) {}

  /**
   * Finds what may be taken away: edges of things with several parents, to a parent that is not
   * above another one.
   *
   * @param mayBeAsked by row; others keep all
   * @param count how many are, of a thing one at most
   * @throws IllegalArgumentException if there are not so many
   */
  RemovedEdges(Nodes nodes, NodeVectors vectors, Edges edges, IntPredicate mayBeAsked, int count) {
    this.nodes = nodes;
    this.vectors = vectors;
    this.count = count;
    this.mayBeAsked = mayBeAsked;
    whole = Known.of(IntStream.range(0, nodes.size()).toArray(), edges, nodes.size());
    removable = removable();
    long things = Arrays.stream(removable).map(Closure::descendant).distinct().count();
    if (things < count) {
      throw new IllegalArgumentException(
          "Of %d nodes with several parents %d cannot lose one: set `--removed` lower."
              .formatted(things, count));
    }
  }

  private long[] removable() {
    Hierarchy h = whole.hierarchy();
    return Arrays.stream(Closure.of(h).basic())
        .filter(pair -> parents(h, Closure.descendant(pair)).length > 1)
        .filter(pair -> mayBeAsked.test(whole.rows()[Closure.descendant(pair)]))
        .toArray();
  }

  private static int[] parents(Hierarchy h, int v) {
    return IntStream.range(h.parentBegin(v), h.parentEnd(v)).map(h::parent).toArray();
  }

  /** Takes away, learns, looks at all, and puts the figures. */
  void run(SemanticConfig config, boolean text, SeedFigures figures) {
    long begin = System.nanoTime();
    long[] removed = drawn(config.seed());
    Known known = without(removed);
    List<Wording> wordings =
        text ? Arrays.stream(known.rows()).mapToObj(nodes.wordings()::get).toList() : List.of();
    Features features = new Features(vectors.blocks(), vectors.of(known.rows()), wordings);
    Placer placer =
        SemanticTrainer.train(known.hierarchy(), features, config, Monitor.NONE).placer();
    List<Proposal> proposals;
    try (Workers workers = new Workers(config.concurrency(), Monitor.NONE)) {
      proposals = proposals(new Completer(placer, known.hierarchy()), features, workers);
    }
    long[] proposed = proposals.stream().mapToLong(proposal -> pair(proposal, known)).toArray();
    put(proposed, removed, figures);
    long found = Arrays.stream(proposed).filter(pair -> isAmong(removed, pair)).count();
    figures.put("removedEdgesFound", 100.0 * found / removed.length);
    figures.put("removedEdges", removed.length);
    figures.put("secondsPerRun", (System.nanoTime() - begin) / 1e9);
  }

  // One of each thing, ascending.
  private long[] drawn(long seed) {
    long[] all = removable.clone();
    Closure.shuffle(all, new SplittableRandom(seed));
    boolean[] seen = new boolean[whole.rows().length];
    List<Long> drawn = new ArrayList<>();
    for (int i = 0; drawn.size() < count; i++) {
      if (!seen[Closure.descendant(all[i])]) {
        seen[Closure.descendant(all[i])] = true;
        drawn.add(all[i]);
      }
    }
    return drawn.stream().mapToLong(pair -> pair).sorted().toArray();
  }

  private Known without(long[] removed) {
    Hierarchy h = whole.hierarchy();
    int[] rows = whole.rows();
    List<Edges.Edge> kept = new ArrayList<>();
    for (int v = 0; v < rows.length; v++) {
      for (int p : parents(h, v)) {
        if (!isAmong(removed, Closure.pair(v, p))) {
          kept.add(new Edges.Edge(rows[v], rows[p]));
        }
      }
    }
    return Known.of(Arrays.stream(rows).sorted().toArray(), new Edges(kept), nodes.size());
  }

  private static List<Proposal> proposals(Completer completer, Features features, Workers workers) {
    List<Optional<Completer.Finding>> found = new ArrayList<>();
    for (int v = 0; v < features.size(); v++) {
      found.add(Optional.empty());
    }
    workers.run(
        found.size(),
        16,
        () -> v -> found.set(v, completer.look(features.vectors().get(v), features.wording(v), v)));
    return IntStream.range(0, found.size())
        .filter(v -> features.has(v) || !features.wording(v).equals(Wording.NONE))
        .boxed()
        .flatMap(v -> found.get(v).stream().map(f -> new Proposal(v, f.better())))
        .sorted(Comparator.comparingDouble(p -> -p.parent().confidence()))
        .toList();
  }

  // In ordinals of the whole hierarchy.
  private long pair(Proposal proposal, Known known) {
    int child = whole.ordinals()[known.rows()[proposal.child()]];
    int parent = whole.ordinals()[known.rows()[proposal.parent().ordinal()]];
    return Closure.pair(child, parent);
  }

  private static boolean isAmong(long[] removed, long pair) {
    return Arrays.binarySearch(removed, pair) >= 0;
  }

  private void put(long[] proposed, long[] removed, SeedFigures figures) {
    Reach reach = new Reach(whole.hierarchy());
    int same = 0;
    int above = 0;
    int next = 0;
    for (int i = 0; i < proposed.length && next < TOPS.length; i++) {
      same += isAmong(removed, proposed[i]) ? 1 : 0;
      reach.visit(Closure.descendant(proposed[i]), true);
      above += reach.reached(Closure.ancestor(proposed[i])) ? 1 : 0;
      if (i + 1 == TOPS[next]) {
        put(TOPS[next++], same, above, figures);
      }
    }
    for (; next < TOPS.length; next++) {
      put(TOPS[next], Double.NaN, Double.NaN, figures);
    }
  }

  private static void put(int top, double same, double above, SeedFigures figures) {
    figures.put("removedEdgePrecision" + top, 100 * same / top);
    figures.put("trueAbovePrecision" + top, 100 * above / top);
  }
}
