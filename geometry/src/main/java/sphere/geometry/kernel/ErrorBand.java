package sphere.geometry.kernel;

/**
 * How near to a boundary a kernel's squared distance may lie before it proves nothing.
 *
 * <p>A squared distance has d terms, each the product of a difference with itself, summed in any
 * order: at most d + 3 roundings of {@code u = 2^-53} on the way of each term, all terms of one
 * sign, so that kernel and {@link sphere.geometry.ball.Distance} both lie within {@code g = (d + 3)
 * u / (1 - (d + 3) u)} of the true value (Higham 2002, section 3.1). With {@code s} the kernel's
 * value and R the length to which {@code Distance.of} will be compared:
 *
 * <ul>
 *   <li>{@code s < fl(fl(R^2) (1 - b))} proves {@code Distance.of <= R}: the reference's square is
 *       at most {@code s (1 + g) / (1 - g)}, hence at most R^2, and rounding a root is monotone;
 *   <li>{@code s > fl(fl(R^2) (1 + b))} proves {@code Distance.of > R}: the reference's square
 *       exceeds {@code R^2 (1 + u)^2}, and so its root R, even rounded down.
 * </ul>
 *
 * Both hold for {@code b = (2 d + 32) u} and d up to 10^7: 2 g takes 2 d + 6 of it, roundings of
 * R^2, b and the root less than 10. Where R^2 overflows every distance is below R; where it
 * underflows only distance 0 is, since squares of differences of floats are at least 2^-298.
 */
final class ErrorBand {
  private ErrorBand() {}

  /** Beyond, the squares of roundings would have to be counted too. */
  private static final int MOST = 10_000_000;

  /**
   * Half width b of the band, relative to the square of the boundary.
   *
   * @throws IllegalArgumentException for more dimensions than are proven
   */
  static double of(int d) {
    if (d > MOST) {
      throw new IllegalArgumentException(
          "Value for `dimension` was `%d`, but must be at most %d.".formatted(d, MOST));
    }
    return (2.0 * d + 32) * 0x1p-53;
  }
}
