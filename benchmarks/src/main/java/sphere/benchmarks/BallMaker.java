package sphere.benchmarks;

import sphere.geometry.ball.BallTable;
import sphere.geometry.hierarchy.Hierarchy;

/** Makes the balls that a protocol asks about from what it lets be known. */
interface BallMaker {
  /**
   * Balls of a hierarchy.
   *
   * @param known all that may be learned from
   */
  BallTable of(Hierarchy known);
}
