package sphere.geometry.device;

/** Where a descent by rows is computed. */
public interface RowDevice {
  /**
   * Takes a problem in.
   *
   * @throws IllegalArgumentException if it does not fit, saying what it needs and what there is
   */
  Rows open(RowProblem problem);
}
