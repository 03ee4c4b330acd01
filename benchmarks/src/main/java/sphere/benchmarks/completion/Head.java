package sphere.benchmarks.completion;

/**
 * The shape by which candidates are scored. With z where the parent is looked for, c a candidate's
 * center, rho its reach and s the scale, the score is {@code s (rho - D)}.
 *
 * <pre>{@code
 * ball   D = |z - c|
 * box    D = |max(0, |z - c| - h)| + alpha |min(|z - c|, h)|, coordinate by coordinate, h >= 0
 * }</pre>
 *
 * <p>The box is that of Query2Box (Ren, Hu and Leskovec, ICLR 2020): the way to the box, and the
 * way from there to its center, which counts less. They measure both by the sum of coordinates.
 * Here both are Euclidean, so that a box without extent is the ball and the shape alone differs.
 * Where a length is 0 its direction is undefined, and 0 is taken.
 */
enum Head {
  /** A center. */
  BALL("ball") {
    @Override
    double distance(double[] z, double[] centers, double[] widths, int at) {
      double square = 0;
      for (int k = 0; k < z.length; k++) {
        double along = z[k] - centers[at + k];
        square += along * along;
      }
      return Math.sqrt(square);
    }

    @Override
    void differentiate(
        double g, double[] z, double[] centers, double[] widths, int at, Slopes slopes) {
      double pull = over(g, distance(z, centers, widths, at));
      for (int k = 0; k < z.length; k++) {
        slopes.point()[k] += pull * (z[k] - centers[at + k]);
      }
    }
  },

  /** A center and a half width in each coordinate. */
  BOX("box") {
    @Override
    double distance(double[] z, double[] centers, double[] widths, int at) {
      double outside = 0;
      double inside = 0;
      for (int k = 0; k < z.length; k++) {
        double along = Math.abs(z[k] - centers[at + k]);
        double in = Math.min(along, widths[at + k]);
        outside += (along - in) * (along - in);
        inside += in * in;
      }
      return Math.sqrt(outside) + INSIDE * Math.sqrt(inside);
    }

    @Override
    void differentiate(
        double g, double[] z, double[] centers, double[] widths, int at, Slopes slopes) {
      double in = inside(z, centers, widths, at);
      double pull = over(g, distance(z, centers, widths, at) - INSIDE * in);
      double draw = over(g * INSIDE, in);
      for (int k = 0; k < z.length; k++) {
        double along = z[k] - centers[at + k];
        double width = widths[at + k];
        double beyond = Math.abs(along) - width;
        slopes.point()[k] += beyond > 0 ? pull * beyond * Math.signum(along) : draw * along;
        slopes.widths()[k] += beyond > 0 ? draw * width - pull * beyond : 0;
      }
    }

    private static double inside(double[] z, double[] centers, double[] widths, int at) {
      double square = 0;
      for (int k = 0; k < z.length; k++) {
        double in = Math.min(Math.abs(z[k] - centers[at + k]), widths[at + k]);
        square += in * in;
      }
      return Math.sqrt(square);
    }
  };

  /** What the way inside a box counts: alpha. */
  static final double INSIDE = .2;

  /** Shorter ways have no direction. */
  private static final double TINY = 1e-9;

  private final String title;

  Head(String title) {
    this.title = title;
  }

  /** Sums of what D asks of a point and of half widths. */
  record Slopes(double[] point, double[] widths) {
    static Slopes zero(int dimension) {
      return new Slopes(new double[dimension], new double[dimension]);
    }
  }

  /** What the names of its figures begin with. */
  String title() {
    return title;
  }

  /**
   * D.
   *
   * @param at where the candidate's coordinates begin
   */
  abstract double distance(double[] z, double[] centers, double[] widths, int at);

  /** Adds {@code g dD/dz}, of which that by c is the opposite, and {@code g dD/dh}. */
  abstract void differentiate(
      double g, double[] z, double[] centers, double[] widths, int at, Slopes slopes);

  private static double over(double g, double length) {
    return length < TINY ? 0 : g / length;
  }
}
