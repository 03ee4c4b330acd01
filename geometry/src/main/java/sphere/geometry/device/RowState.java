package sphere.geometry.device;

/** Balls as they are at one time; radii are {@link FloatExp} of their logarithms. */
record RowState(float[] centers, float[] logRadii, float[] radii) {
  /** The same arrays. */
  static RowState of(RowBalls balls) {
    float[] radii = new float[balls.logRadii().length];
    for (int v = 0; v < radii.length; v++) {
      radii[v] = FloatExp.of(balls.logRadii()[v]);
    }
    return new RowState(balls.centers(), balls.logRadii(), radii);
  }

  RowState copy() {
    return new RowState(centers.clone(), logRadii.clone(), radii.clone());
  }
}
