package sphere.benchmarks.ontology;

import java.util.SplittableRandom;

/** Rows of numbers, each with a step of its own that falls as its gradients add up (Adagrad). */
final class AdagradTable {
  private static final float FLOOR = 1e-8f;

  private final float[][] values;
  private final float[][] squares;
  private final float rate;

  /** Unit vectors in random directions. */
  AdagradTable(int rows, int dimension, double rate, SplittableRandom random) {
    values = new float[rows][dimension];
    squares = new float[rows][dimension];
    this.rate = (float) rate;
    for (float[] row : values) {
      fill(row, random);
    }
  }

  private static void fill(float[] row, SplittableRandom random) {
    double sum = 0;
    for (int i = 0; i < row.length; i++) {
      row[i] = (float) random.nextGaussian();
      sum += row[i] * row[i];
    }
    for (int i = 0; i < row.length; i++) {
      row[i] /= (float) Math.sqrt(sum);
    }
  }

  float[] row(int row) {
    return values[row];
  }

  /** One step of a row against {@code scale * direction}. */
  void move(int row, float scale, float[] direction) {
    float[] value = values[row];
    float[] square = squares[row];
    for (int i = 0; i < value.length; i++) {
      float gradient = scale * direction[i];
      square[i] += gradient * gradient;
      value[i] -= rate * gradient / (float) Math.sqrt(square[i] + FLOOR);
    }
  }

  /** A copy of the values. */
  float[][] copy() {
    float[][] copy = values.clone();
    for (int r = 0; r < copy.length; r++) {
      copy[r] = values[r].clone();
    }
    return copy;
  }
}
