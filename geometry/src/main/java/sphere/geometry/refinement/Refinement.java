package sphere.geometry.refinement;

import java.util.List;
import sphere.geometry.ball.BallTable;

/**
 * What a refinement gives; which of the two is better is for the audit to say.
 *
 * @param start the balls before; those after if the start was a random one
 * @param refined the balls after
 * @param curve every epoch
 */
public record Refinement(BallTable start, BallTable refined, List<Epoch> curve) {
  /** Of construction alone: nothing was refined. */
  public static Refinement none(BallTable constructed) {
    return new Refinement(constructed, constructed, List.of());
  }
}
