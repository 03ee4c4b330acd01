package sphere.geometry.device;

/**
 * The exponential function in 32-bit arithmetic that every device can repeat to the bit.
 *
 * <p>{@code e^x = 2^n e^y} with {@code n = round(x / ln 2)} and {@code |y| <= ln 2 / 2}, where ln 2
 * is subtracted in two parts and {@code e^y} is the polynomial of degree 7 of the Cephes library
 * (Moshier, {@code expf}). Within 2 units in the last place for x in [-80, 80]; what lies beyond is
 * taken as the nearer of the two.
 */
public final class FloatExp {
  private static final float LIMIT = 80;
  private static final float PER_LN_2 = 1.442695041f;
  // ln 2 = HIGH + LOW; a product of HIGH, of nine bits, with n is exact.
  private static final float HIGH = 0.693359375f;
  private static final float LOW = -2.12194440e-4f;
  // Adding 1.5 * 2^23 and taking it away rounds to a whole number, ties to even.
  private static final float ROUND = 12582912f;

  private FloatExp() {}

  /** {@code e^x}. */
  public static float of(float x) {
    float clipped = Math.max(-LIMIT, Math.min(LIMIT, x));
    float n = clipped * PER_LN_2 + ROUND - ROUND;
    float y = clipped - n * HIGH - n * LOW;
    float p = 1.9875691500e-4f;
    p = p * y + 1.3981999507e-3f;
    p = p * y + 8.3334519073e-3f;
    p = p * y + 4.1665795894e-2f;
    p = p * y + 1.6666665459e-1f;
    p = p * y + 5.0000001201e-1f;
    float e = p * (y * y) + y + 1;
    return e * Float.intBitsToFloat(((int) n + 127) << 23);
  }
}
