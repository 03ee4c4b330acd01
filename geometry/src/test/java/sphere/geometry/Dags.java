package sphere.geometry;

import java.util.SplittableRandom;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.HierarchyBuilder;

/** Hierarchies for tests: random ones by seed, and shapes that are hard. */
public final class Dags {
  private Dags() {}

  /** Node v gets 1 to {@code maxParents} parents among the nodes before it; one in 20 is a root. */
  public static Hierarchy random(long seed, int nodes, int maxParents) {
    SplittableRandom random = new SplittableRandom(seed);
    HierarchyBuilder builder = new HierarchyBuilder(nodes);
    for (int v = 1; v < nodes; v++) {
      if (random.nextInt(20) > 0) {
        int parents = 1 + random.nextInt(maxParents);
        for (int i = 0; i < parents; i++) {
          builder.add(v, random.nextInt(v));
        }
      }
    }
    return builder.build();
  }

  public static Hierarchy chain(int nodes) {
    HierarchyBuilder builder = new HierarchyBuilder(nodes);
    for (int v = 1; v < nodes; v++) {
      builder.add(v, v - 1);
    }
    return builder.build();
  }

  public static Hierarchy star(int nodes) {
    HierarchyBuilder builder = new HierarchyBuilder(nodes);
    for (int v = 1; v < nodes; v++) {
      builder.add(v, 0);
    }
    return builder.build();
  }

  /** A chain whose every node has a leaf beside the next. */
  public static Hierarchy caterpillar(int length) {
    HierarchyBuilder builder = new HierarchyBuilder(2 * length);
    for (int v = 1; v < length; v++) {
      builder.add(v, v - 1);
      builder.add(length + v, v - 1);
    }
    return builder.build();
  }

  public static Hierarchy binary(int depth) {
    HierarchyBuilder builder = new HierarchyBuilder((1 << depth) - 1);
    for (int v = 1; v < (1 << depth) - 1; v++) {
      builder.add(v, (v - 1) / 2);
    }
    return builder.build();
  }

  /** The crown: a_i below b_j for i != j; its order dimension grows with k. */
  public static Hierarchy crown(int k) {
    HierarchyBuilder builder = new HierarchyBuilder(2 * k);
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < k; j++) {
        if (i != j) {
          builder.add(i, k + j);
        }
      }
    }
    return builder.build();
  }

  /** Layers in which every node has all of the layer above as parents. */
  public static Hierarchy complete(int layers, int width) {
    HierarchyBuilder builder = new HierarchyBuilder(layers * width);
    for (int v = width; v < layers * width; v++) {
      for (int i = 0; i < width; i++) {
        builder.add(v, (v / width - 1) * width + i);
      }
    }
    return builder.build();
  }

  /** Node v of a layer gets 1 to {@code maxParents} parents in the layer above. */
  public static Hierarchy layers(long seed, int layers, int width, int maxParents) {
    SplittableRandom random = new SplittableRandom(seed);
    HierarchyBuilder builder = new HierarchyBuilder(layers * width);
    for (int v = width; v < layers * width; v++) {
      for (int i = 1 + random.nextInt(maxParents); i > 0; i--) {
        builder.add(v, (v / width - 1) * width + random.nextInt(width));
      }
    }
    return builder.build();
  }

  /** Parents are taken from the ends of edges so far: the more children, the more will come. */
  public static Hierarchy preferential(long seed, int nodes, int maxParents) {
    SplittableRandom random = new SplittableRandom(seed);
    HierarchyBuilder builder = new HierarchyBuilder(nodes);
    int[] ends = new int[nodes * (1 + maxParents)];
    int size = 1;
    for (int v = 1; v < nodes; v++) {
      int from = size;
      for (int i = 1 + random.nextInt(maxParents); i > 0; i--) {
        int parent = ends[random.nextInt(from)];
        builder.add(v, parent);
        ends[size++] = parent;
      }
      ends[size++] = v;
    }
    return builder.build();
  }

  /** Under one root diamonds, one below the other: top, {@code width} between, bottom. */
  public static Hierarchy diamonds(int chains, int length, int width) {
    int each = length * (width + 1);
    HierarchyBuilder builder = new HierarchyBuilder(1 + chains * each);
    for (int c = 0; c < chains; c++) {
      int top = 0;
      for (int i = 0; i < length; i++) {
        int first = 1 + c * each + i * (width + 1);
        for (int k = 0; k < width; k++) {
          builder.add(first + k, top);
          builder.add(first + width, first + k);
        }
        top = first + width;
      }
    }
    return builder.build();
  }

  /** Chains from roots of their own; each node has a second parent in the chain beside. */
  public static Hierarchy ladders(int chains, int length) {
    HierarchyBuilder builder = new HierarchyBuilder(chains * length);
    for (int c = 0; c < chains; c++) {
      for (int i = 1; i < length; i++) {
        builder.add(c * length + i, c * length + i - 1);
        if (i % 3 == 0) {
          builder.add(c * length + i, (c + 1) % chains * length + i - 1);
        }
      }
    }
    return builder.build();
  }

  /** As many roots as children, each child with two of them. */
  public static Hierarchy roots(long seed, int nodes) {
    SplittableRandom random = new SplittableRandom(seed);
    HierarchyBuilder builder = new HierarchyBuilder(2 * nodes);
    for (int v = 0; v < nodes; v++) {
      builder.add(nodes + v, random.nextInt(nodes));
      builder.add(nodes + v, random.nextInt(nodes));
    }
    return builder.build();
  }
}
