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
}
