package sphere.gpu.ptx;

/** What {@code cvt} does. */
final class Conversions {
  private Conversions() {}

  static Source of(Instruction i, Source source) {
    String[] parts = i.parts();
    String to = parts[parts.length - 2];
    String from = parts[parts.length - 1];
    String rounding = parts.length > 3 ? parts[1] : "";
    if (i.has("sat")) {
      throw i.unknown();
    } else if (!Types.isFloat(from)) {
      return Types.isFloat(to) ? wholeToReal(i, to, from, source) : wholes(to, from, source);
    } else if (Types.isFloat(to) && Types.bits(to) != Types.bits(from)) {
      return otherWidth(to, source);
    }
    return lane -> {
      double value = from.equals("f32") ? Types.real(source.of(lane)) : Types.wide(source.of(lane));
      double whole = rounded(rounding, value, i);
      return Types.isFloat(to) ? real(to, whole) : saturated(to, whole);
    };
  }

  private static Source wholes(String to, String from, Source source) {
    return lane -> Types.wrap(Types.bits(to), Types.value(from, source.of(lane)));
  }

  private static Source wholeToReal(Instruction i, String to, String from, Source source) {
    if (from.equals("u64") || !i.has("rn")) {
      throw i.unknown();
    }
    return to.equals("f32")
        ? lane -> Types.bits((float) Types.value(from, source.of(lane)))
        : lane -> Types.bits((double) Types.value(from, source.of(lane)));
  }

  private static Source otherWidth(String to, Source source) {
    return to.equals("f32")
        ? lane -> Types.bits((float) Types.wide(source.of(lane)))
        : lane -> Types.bits((double) Types.real(source.of(lane)));
  }

  private static double rounded(String rounding, double value, Instruction i) {
    return switch (rounding) {
      case "rni" -> Math.rint(value);
      case "rzi" -> value < 0 ? Math.ceil(value) : Math.floor(value);
      case "rmi" -> Math.floor(value);
      case "rpi" -> Math.ceil(value);
      default -> throw i.unknown();
    };
  }

  private static long real(String to, double value) {
    return to.equals("f32") ? Types.bits((float) value) : Types.bits(value);
  }

  private static long saturated(String to, double value) {
    boolean signed = to.startsWith("s");
    int bits = Types.bits(to);
    double least = signed ? -Math.pow(2, bits - 1) : 0;
    double most = Math.pow(2, signed ? bits - 1 : bits) - 1;
    double kept = Double.isNaN(value) ? 0 : Math.max(least, Math.min(most, value));
    return Types.wrap(bits, (long) kept);
  }
}
