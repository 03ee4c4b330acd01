package sphere.geometry.device;

/** What the chunks of long rows gathered: gradients by center, by radius, and costs. */
record Partials(float[] gradients, float[] radiusGradients, float[] costs) {
  static Partials of(int chunks, int dimension) {
    return new Partials(
        new float[Math.multiplyExact(chunks, dimension)], new float[chunks], new float[chunks]);
  }
}
