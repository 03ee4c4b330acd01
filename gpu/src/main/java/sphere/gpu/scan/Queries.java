package sphere.gpu.scan;

import sphere.geometry.ball.Chart;
import sphere.gpu.host.Device;
import sphere.gpu.host.DeviceMemory;

/** Some given balls on the device, in tiles, and what each adds to its limits. */
final class Queries implements AutoCloseable {
  /** As in {@code scan.cu}. */
  static final int TILE = 16;

  private final DeviceMemory centers;
  private final DeviceMemory terms;
  private final int dimension;
  private Chart balls;
  private int first;
  private int count;

  /**
   * @param most how many at a time, a multiple of {@value #TILE}
   */
  Queries(Device device, int dimension, int most) {
    this.dimension = dimension;
    centers = device.allocate(4L * most * dimension, "the balls asked with");
    terms = device.allocate(4L * most, "the balls asked with");
  }

  static long bytes(int dimension, int most) {
    return 4L * most * (dimension + 1);
  }

  /** What a ball adds to its limit. */
  interface Term {
    float of(int ball);
  }

  /** Takes {@code count} balls from {@code first} on. */
  void take(Chart balls, int first, int count) {
    this.balls = balls;
    this.first = first;
    this.count = count;
    float[] packed = new float[tiles() * TILE * dimension];
    for (int q = 0; q < count; q++) {
      for (int k = 0; k < dimension; k++) {
        packed[(q / TILE * dimension + k) * TILE + q % TILE] =
            balls.centers()[(first + q) * dimension + k];
      }
    }
    centers.upload(packed, 0, packed.length, 0);
  }

  /** Uploads terms; those that only fill a tile get one of which nothing comes. */
  void takeTerms(Term term) {
    float[] packed = new float[tiles() * TILE];
    for (int q = 0; q < packed.length; q++) {
      packed[q] = q < count ? term.of(q) : Float.NEGATIVE_INFINITY;
    }
    terms.upload(packed, 0, packed.length, 0);
  }

  int tiles() {
    return (count + TILE - 1) / TILE;
  }

  int count() {
    return count;
  }

  int first() {
    return first;
  }

  Chart balls() {
    return balls;
  }

  /** Radius of the q-th that was taken. */
  double radius(int q) {
    return balls.radii()[first + q];
  }

  DeviceMemory centers() {
    return centers;
  }

  DeviceMemory terms() {
    return terms;
  }

  @Override
  public void close() {
    centers.close();
    terms.close();
  }
}
