package sphere.benchmarks.completion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import sphere.geometry.training.Monitor;
import sphere.geometry.training.Workers;

/**
 * A rigid motion of each block: as many random reflections as the block has coordinates (their
 * product is an orthogonal matrix that prefers no direction), then a shift as long as a vector is.
 */
final class Rotation {
  private static final long SEED = 1;

  private final List<double[][]> mirrors = new ArrayList<>();
  private final List<double[]> shifts = new ArrayList<>();

  private Rotation(NodeVectors vectors) {
    SplittableRandom random = new SplittableRandom(SEED);
    int begin = 0;
    for (int size : vectors.blocks()) {
      double[][] mirror = new double[size][];
      Arrays.setAll(mirror, i -> direction(size, random));
      mirrors.add(mirror);
      double length = length(vectors, begin, size);
      shifts.add(Arrays.stream(direction(size, random)).map(x -> x * length).toArray());
      begin += size;
    }
  }

  private static double[] direction(int size, SplittableRandom random) {
    double[] x = new double[size];
    Arrays.setAll(x, k -> random.nextGaussian());
    double norm = Math.sqrt(Arrays.stream(x).map(y -> y * y).sum());
    return Arrays.stream(x).map(y -> y / norm).toArray();
  }

  // Root of the mean square of the known blocks; 0 if none is.
  private static double length(NodeVectors vectors, int begin, int size) {
    double sum = 0;
    int count = 0;
    for (float[] row : vectors.rows()) {
      if (row.length > 0 && !Float.isNaN(row[begin])) {
        for (int k = begin; k < begin + size; k++) {
          sum += (double) row[k] * row[k];
        }
        count++;
      }
    }
    return Math.sqrt(sum / Math.max(1, count));
  }

  /** The vectors after the motion; blocks that are not known stay so. */
  static NodeVectors of(NodeVectors vectors, int threads) {
    Rotation rotation = new Rotation(vectors);
    float[][] moved = new float[vectors.rows().size()][];
    try (Workers workers = new Workers(threads, Monitor.NONE)) {
      workers.run(
          moved.length, 16, () -> row -> moved[row] = rotation.moved(vectors.rows().get(row)));
    }
    return new NodeVectors(vectors.blocks(), List.of(moved));
  }

  private float[] moved(float[] vector) {
    float[] all = new float[vector.length];
    int begin = 0;
    for (int b = 0; begin < vector.length; b++) {
      int size = shifts.get(b).length;
      double[] x = new double[size];
      for (int k = 0; k < size; k++) {
        x[k] = vector[begin + k];
      }
      for (double[] mirror : mirrors.get(b)) {
        reflect(x, mirror);
      }
      for (int k = 0; k < size; k++) {
        all[begin + k] = (float) (x[k] + shifts.get(b)[k]);
      }
      begin += size;
    }
    return all;
  }

  // x -= 2 (x . n) n.
  private static void reflect(double[] x, double[] normal) {
    double dot = 0;
    for (int k = 0; k < x.length; k++) {
      dot += x[k] * normal[k];
    }
    for (int k = 0; k < x.length; k++) {
      x[k] -= 2 * dot * normal[k];
    }
  }
}
