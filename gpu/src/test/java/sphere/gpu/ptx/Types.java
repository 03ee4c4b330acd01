package sphere.gpu.ptx;

/** Widths and signs of PTX's types; registers hold their bits, zero above them. */
final class Types {
  private Types() {}

  static int bits(String type) {
    return type.equals("pred") ? 1 : Integer.parseInt(type.substring(1));
  }

  static int bytes(String type) {
    return bits(type) / 8;
  }

  static boolean isFloat(String type) {
    return type.startsWith("f");
  }

  /** The bits of a value of so many. */
  static long wrap(int bits, long value) {
    return bits == 64 ? value : value & ((1L << bits) - 1);
  }

  /** The value that the bits of a register mean. */
  static long value(String type, long register) {
    int bits = bits(type);
    return type.startsWith("s") ? register << (64 - bits) >> (64 - bits) : wrap(bits, register);
  }

  static float real(long register) {
    return Float.intBitsToFloat((int) register);
  }

  static long bits(float value) {
    return Float.floatToRawIntBits(value) & 0xffffffffL;
  }

  static double wide(long register) {
    return Double.longBitsToDouble(register);
  }

  static long bits(double value) {
    return Double.doubleToRawLongBits(value);
  }
}
