package sphere.geometry.audit;

import java.util.function.IntConsumer;

/**
 * Which balls lie around a node's and in it, as {@link sphere.geometry.ball.Chart#contains} says;
 * thread-safe.
 */
public interface Neighbors {
  /**
   * Every ordinal whose ball contains that of v in at least one chart, v excepted.
   *
   * @param found told of it, once or more
   */
  void around(int v, IntConsumer found);

  /**
   * Every ordinal whose ball lies in that of v in at least one chart, v excepted.
   *
   * @param found told of it, once or more
   */
  void inside(int v, IntConsumer found);
}
