package sphere.geometry.features;

import java.util.Arrays;
import java.util.stream.IntStream;
import sphere.geometry.ball.Chart;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.Levels;
import sphere.geometry.kernel.Kernel;
import sphere.geometry.kernel.Kernels;
import sphere.geometry.training.Monitor;
import sphere.geometry.training.Workers;

/**
 * What is learned from, made once: the things in their principal frame, their words, and whom each
 * is compared with.
 *
 * @param hierarchy known things and their parents
 * @param config what the caller asked for
 * @param principal the frame
 * @param inputs principal coordinates of each thing; of one without features the origin
 * @param wordings one for each thing
 * @param index finds known things by words
 * @param found what the words of each find, where it is kept; else of length 0
 * @param pool whom each is compared with
 */
record Lessons(
    Hierarchy hierarchy,
    SemanticConfig config,
    Principal principal,
    float[][] inputs,
    Features features,
    WordIndex index,
    WordSearch.Found[] found,
    Pool pool) {
  /** Measures all that is learned from: kernels differ in the last bits, which a descent grows. */
  static final Kernel KERNEL = Kernels.named("scalar");

  /** Principal coordinates that are looked at, though the chart has fewer: pictures need them. */
  static final int LEAST_INPUTS = 256;

  /** A thing without features begins between those below it if they are so many. */
  private static final int FEW = 4;

  static Lessons of(
      Hierarchy hierarchy,
      Features features,
      SemanticConfig config,
      Workers workers,
      Monitor monitor) {
    monitor.progress("features", 0);
    int most = Math.max(LEAST_INPUTS, config.dimension());
    Principal frame = Principal.of(features, most, config.seed(), workers);
    float[][] inputs = projected(features, config, frame, workers);
    float[] factors = Stretch.of(hierarchy, inputs, config.dimension(), config.seed(), workers);
    workers.run(inputs.length, 64, () -> v -> stretch(inputs[v], factors));
    WordIndex index =
        new WordIndex(
            features.size(),
            config.has(SemanticConfig.Part.WORDS) ? features.wordings() : java.util.List.of());
    Pool pool = Pool.of(hierarchy, inputs, config, workers, monitor);
    WordSearch.Found[] found =
        new WordSearch.Found
            [pool.isAll() && config.has(SemanticConfig.Part.WORDS) ? inputs.length : 0];
    workers.run(found.length, 4, () -> finder(index, features, found, monitor));
    Principal principal = frame.stretched(factors);
    return new Lessons(hierarchy, config, principal, inputs, features, index, found, pool);
  }

  private static float[][] projected(
      Features features, SemanticConfig config, Principal frame, Workers workers) {
    float[][] inputs = new float[features.size()][];
    boolean seen = config.has(SemanticConfig.Part.VECTORS);
    float[] nothing = new float[0];
    workers.run(
        inputs.length,
        64,
        () -> v -> inputs[v] = frame.project(seen ? features.vectors().get(v) : nothing));
    return inputs;
  }

  private static void stretch(float[] x, float[] factors) {
    for (int k = 0; k < x.length; k++) {
      x[k] *= factors[k];
    }
  }

  private static Workers.Task finder(
      WordIndex index, Features features, WordSearch.Found[] found, Monitor monitor) {
    WordSearch search = new WordSearch(index);
    return v -> {
      search.find(features.wording(v));
      monitor.account(search.size() * (4L + 4 * WordIndex.KINDS) + 64);
      found[v] = search.found();
    };
  }

  /** Finds by the words of a thing. */
  void find(int v, WordSearch words) {
    if (found.length > 0) {
      words.load(found[v]);
    } else {
      words.find(wording(v));
    }
  }

  int size() {
    return inputs.length;
  }

  private Wording wording(int v) {
    return config.has(SemanticConfig.Part.WORDS) ? features.wording(v) : Wording.NONE;
  }

  /** Things that have parents and something to be told by. */
  int[] learners() {
    return IntStream.range(0, size())
        .filter(v -> hierarchy.parentBegin(v) < hierarchy.parentEnd(v))
        .filter(v -> features.has(v) || !features.wording(v).equals(Wording.NONE))
        .toArray();
  }

  boolean isLeaf(int v) {
    return hierarchy.childBegin(v) == hierarchy.childEnd(v);
  }

  /**
   * Where learning begins: each thing where its features are, parent and kin looked for there.
   *
   * @param unseen things that are held out, ascending
   */
  Weights start(int[] unseen) {
    int k = principal.inputs();
    int d = config.dimension();
    int same = Math.min(k, d);
    float[] centers = new float[Math.multiplyExact(size(), d)];
    float[][] places = places(unseen, middles(unseen));
    for (int v = 0; v < size(); v++) {
      System.arraycopy(places[v], 0, centers, v * d, same);
    }
    float[] map = new float[k * d];
    for (int i = 0; i < same; i++) {
      map[i * d + i] = 1;
    }
    return new Weights(
        size(),
        k,
        d,
        centers,
        new float[size()],
        SemanticRadii.start(hierarchy, new Chart(d, centers, new double[size()]), unseen),
        map,
        new float[d],
        map.clone(),
        mix());
  }

  // A group of pictures, say, that has none itself begins between those below it that are not held
  // out, drawn to the middle of all the more the fewer they are.
  private float[][] places(int[] unseen, int[] middles) {
    float[][] places = inputs.clone();
    for (int[] level : Levels.of(hierarchy).nodes()) {
      for (int v : level) {
        places[v] = middles[v] > 0 ? between(v, places, unseen) : inputs[v];
      }
    }
    return places;
  }

  /**
   * For each thing between how many children its center begins; 0 if it begins where its features
   * are, -1 if at the origin for want of both.
   *
   * @param unseen things that are held out, ascending
   */
  int[] middles(int[] unseen) {
    return IntStream.range(0, size())
        .map(v -> features.has(v) ? 0 : middle((int) seenChildren(v, unseen).count()))
        .toArray();
  }

  // Of few a thing that is taken for a new one would find itself in the middle.
  private static int middle(int count) {
    return count < FEW ? -1 : count;
  }

  private IntStream seenChildren(int v, int[] unseen) {
    return IntStream.range(hierarchy.childBegin(v), hierarchy.childEnd(v))
        .map(hierarchy::child)
        .filter(u -> Arrays.binarySearch(unseen, u) < 0);
  }

  private float[] between(int v, float[][] places, int[] unseen) {
    float[] sum = new float[principal.inputs()];
    int[] children = seenChildren(v, unseen).toArray();
    for (int u : children) {
      for (int k = 0; k < sum.length; k++) {
        sum[k] += places[u][k];
      }
    }
    return divided(sum, children.length + 1);
  }

  private static float[] divided(float[] sum, int count) {
    for (int k = 0; k < sum.length; k++) {
      sum[k] /= count;
    }
    return sum;
  }

  // Found on hierarchies that no figure is told of; each then moves by its own gradient.
  private float[] mix() {
    float[] mix = new float[Weights.MIX];
    Arrays.fill(mix, Weights.WORDS, Weights.MIX, .1f);
    mix[Weights.SCALE] = (float) Math.log(5);
    mix[Weights.FALL] = (float) Math.log(10);
    mix[Weights.KIN_MEAN] = 1;
    for (int j = 0; j < mix.length && !config.has(SemanticConfig.Part.CHILDREN); j++) {
      mix[j] = Weights.isOfChildren(j) ? 0 : mix[j];
    }
    return mix;
  }
}
