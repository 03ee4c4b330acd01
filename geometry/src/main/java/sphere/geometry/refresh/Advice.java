package sphere.geometry.refresh;

import java.util.Locale;
import sphere.geometry.audit.Audit;
import sphere.geometry.ball.BallTable;

/**
 * Whether training anew pays, after a refresh.
 *
 * <p>It does if F1 over all pairs is more than {@value #LOSS} below that of training; or if the
 * exceptions grew and take more bytes than the balls; or if edges were added of which more than
 * {@value #UNCERTIFIED} lie in no chart, and these are more than {@value #OF_ALL} of all edges.
 * Answers stay exact in any case: what is at stake is containment, memory and time.
 *
 * @param retrain whether it pays
 * @param reason one sentence
 */
public record Advice(boolean retrain, String reason) {
  /** F1 that may be lost. */
  static final double LOSS = .01;

  /** Share of added edges that may be uncertified. */
  static final double UNCERTIFIED = .5;

  /** Share of all edges that uncertified new ones may have. */
  static final double OF_ALL = .01;

  /**
   * Weighs a refresh.
   *
   * @param trainedF1 of the audit after training
   * @param bytesBefore of the exceptions before
   */
  static Advice of(double trainedF1, long bytesBefore, BallTable table, Audit audit, Edges edges) {
    long bytes = audit.exceptionBytes();
    if (audit.f1() < trainedF1 - LOSS) {
      return yes("F1 over all pairs fell from %.4f to %.4f.", trainedF1, audit.f1());
    } else if (bytes > bytesBefore && bytes > table.bytes()) {
      return yes("Exceptions take %d bytes, more than the balls with %d.", bytes, table.bytes());
    } else if (edges.uncertified() > UNCERTIFIED * edges.added()
        && edges.uncertified() > OF_ALL * edges.all()) {
      return yes("%d of %d new edges are uncertified.", edges.uncertified(), edges.added());
    }
    return new Advice(false, kept(text("%.4f", audit.f1()), text("%.4f", trainedF1)));
  }

  /** Weighs a model of which nothing has changed since it was refreshed. */
  public static Advice unchanged(double trainedF1, Audit audit) {
    String nothing = "Nothing has changed.";
    return audit.f1() < trainedF1 - LOSS
        ? yes(nothing + " F1 over all pairs has fallen from %.4f to %.4f.", trainedF1, audit.f1())
        : new Advice(false, nothing);
  }

  private static String kept(String now, String trained) {
    return now.equals(trained)
        ? text("F1 over all pairs is %s, as after training.", now)
        : text("F1 over all pairs is %s, after training it was %s.", now, trained);
  }

  private static Advice yes(String format, Object... values) {
    return new Advice(true, text(format, values));
  }

  // A point in any country.
  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
