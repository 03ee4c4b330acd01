package sphere.geometry.features;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.HierarchyBuilder;

/** A taxonomy whose features are those of the parent and something of their own. */
record Planted(Hierarchy hierarchy, Features features, List<float[]> newcomers, int[] parents) {
  static final int DIMENSION = 24;

  /** So much that the nearest leaf often belongs to another group. */
  private static final double NOISE = 1.3;

  /** Groups under two roots, leaves in groups; newcomers belong to groups too. */
  static Planted of(int groups, int leaves, long seed) {
    Random random = new Random(seed);
    int n = 2 + groups + groups * leaves;
    HierarchyBuilder builder = new HierarchyBuilder(n);
    float[][] vectors = new float[n][];
    Wording[] wordings = new Wording[n];
    for (int r = 0; r < 2; r++) {
      vectors[r] = random(random, 1);
      wordings[r] = new Wording("root " + r, "");
    }
    List<float[]> newcomers = new ArrayList<>();
    List<Integer> parents = new ArrayList<>();
    for (int g = 0; g < groups; g++) {
      int group = 2 + g * (leaves + 1);
      builder.add(group, g % 2);
      vectors[group] = near(vectors[g % 2], random, 1);
      wordings[group] = new Wording("group g" + g, "");
      for (int l = 1; l <= leaves; l++) {
        builder.add(group + l, group);
        vectors[group + l] = near(vectors[group], random, NOISE);
        wordings[group + l] =
            new Wording("leafy group l" + (group + l) + " g" + g, "group g" + g + " of oneness");
      }
      newcomers.add(near(vectors[group], random, NOISE));
      parents.add(group);
    }
    Hierarchy hierarchy = builder.build();
    float[][] sorted = new float[n][];
    Wording[] sortedWordings = new Wording[n];
    for (int i = 0; i < n; i++) {
      sorted[hierarchy.ordinalOf(i)] = vectors[i];
      sortedWordings[hierarchy.ordinalOf(i)] = wordings[i];
    }
    return new Planted(
        hierarchy,
        new Features(List.of(DIMENSION), List.of(sorted), List.of(sortedWordings)),
        newcomers,
        parents.stream().mapToInt(hierarchy::ordinalOf).toArray());
  }

  static float[] random(Random random, double scale) {
    return near(new float[DIMENSION], random, scale);
  }

  static float[] near(float[] x, Random random, double scale) {
    float[] y = new float[DIMENSION];
    for (int i = 0; i < DIMENSION; i++) {
      y[i] = (float) (x[i] + scale * random.nextGaussian());
    }
    return y;
  }

  /** Share of newcomers whose parent is found first. */
  double accuracy(Placer placer) {
    double right = 0;
    for (int i = 0; i < parents.length; i++) {
      int first = placer.place(newcomers.get(i), Wording.NONE, -1, 1).get(0).ordinal();
      right += first == parents[i] ? 1 : 0;
    }
    return right / parents.length;
  }
}
