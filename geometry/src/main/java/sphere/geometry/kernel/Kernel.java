package sphere.geometry.kernel;

/**
 * The loops that dominate work on many centers.
 *
 * <p>Centers are rows of d 32-bit coordinates in one array, row after row; offsets count
 * coordinates, not rows. Distances are summed in double, each squared one within {@code (d + 3)
 * 2^-53} of the true value, relatively, in whatever order the kernel likes: kernels may differ in
 * the last bits. {@link #add} rounds each coordinate on its own and is the same on all.
 *
 * <p>Stateless and thread-safe. Ranges are the caller's duty: outside the arrays an {@link
 * IndexOutOfBoundsException} is thrown.
 */
public interface Kernel {
  /** Name by which it is asked for. */
  String name();

  /** Squared distance of {@code a[i .. i + d)} and {@code b[j .. j + d)}. */
  double squaredDistance(float[] a, int i, float[] b, int j, int d);

  /**
   * One to many: {@code out[q] = |a[i .. i + d) - row q|^2}, the rows being those of {@code b} from
   * {@code j} on.
   *
   * @param count number of rows, at least 0
   * @param out receives {@code count} squared distances, from index 0
   */
  void squaredDistances(float[] a, int i, float[] b, int j, int count, int d, double[] out);

  /**
   * Many to many: {@code out[p * n + q] = |row p of a - row q of b|^2} for {@code m} rows of {@code
   * a} from {@code i} on and {@code n} rows of {@code b} from {@code j} on.
   */
  void block(float[] a, int i, int m, float[] b, int j, int n, int d, double[] out);

  /** {@code y[j + k] += factor * x[i + k]} for k below d, product and sum rounded each. */
  void add(float factor, float[] x, int i, float[] y, int j, int d);
}
