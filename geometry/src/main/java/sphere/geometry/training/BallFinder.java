package sphere.geometry.training;

/** Looks for a better ball of one node than it has. Scratch of one thread. */
interface BallFinder {
  /** Whether there is one. */
  boolean find(int v);

  /** Center of the ball found last. */
  float[] center();

  /** Radius of the ball found last. */
  double radius();
}
