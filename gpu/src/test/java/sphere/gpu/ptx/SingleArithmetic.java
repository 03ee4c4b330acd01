package sphere.gpu.ptx;

import java.util.List;

/** Arithmetic of 32-bit floats, rounded to nearest. */
final class SingleArithmetic {
  private SingleArithmetic() {}

  private interface Binary {
    float of(float a, float b);
  }

  private interface Unary {
    float of(float a);
  }

  static Source of(Instruction i, List<Source> sources) {
    String name = i.parts()[0];
    return switch (sources.size()) {
      case 1 -> unary(sources.get(0), unary(i, name));
      case 2 -> binary(sources, binary(i, name));
      default -> fused(i, name, sources);
    };
  }

  private static Unary unary(Instruction i, String name) {
    return switch (name) {
      case "abs" -> Math::abs;
      case "neg" -> a -> -a;
      // Correctly rounded: the root in double has more than twice the bits.
      case "sqrt" -> a -> (float) Math.sqrt(a);
      case "rcp" -> a -> 1 / a;
      default -> throw i.unknown();
    };
  }

  private static Binary binary(Instruction i, String name) {
    return switch (name) {
      case "add" -> (a, b) -> a + b;
      case "sub" -> (a, b) -> a - b;
      case "mul" -> (a, b) -> a * b;
      case "div" -> (a, b) -> a / b;
      // Of a number and what is none, the number.
      case "min" -> (a, b) -> Float.isNaN(a) ? b : Float.isNaN(b) ? a : Math.min(a, b);
      case "max" -> (a, b) -> Float.isNaN(a) ? b : Float.isNaN(b) ? a : Math.max(a, b);
      case "copysign" -> (a, b) -> Math.copySign(b, a);
      default -> throw i.unknown();
    };
  }

  private static Source unary(Source a, Unary f) {
    return lane -> Types.bits(f.of(Types.real(a.of(lane))));
  }

  private static Source binary(List<Source> sources, Binary f) {
    Source a = sources.get(0);
    Source b = sources.get(1);
    return lane -> Types.bits(f.of(Types.real(a.of(lane)), Types.real(b.of(lane))));
  }

  private static Source fused(Instruction i, String name, List<Source> sources) {
    if (!name.equals("fma")) {
      throw i.unknown();
    }
    Source a = sources.get(0);
    Source b = sources.get(1);
    Source c = sources.get(2);
    return lane ->
        Types.bits(
            Math.fma(Types.real(a.of(lane)), Types.real(b.of(lane)), Types.real(c.of(lane))));
  }
}
