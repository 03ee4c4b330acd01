package sphere.gpu.ptx;

import java.util.List;

/** Arithmetic of 64-bit floats, rounded to nearest. */
final class DoubleArithmetic {
  private DoubleArithmetic() {}

  private interface Binary {
    double of(double a, double b);
  }

  private interface Unary {
    double of(double a);
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
      case "sqrt" -> Math::sqrt;
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
      case "min" -> (a, b) -> Double.isNaN(a) ? b : Double.isNaN(b) ? a : Math.min(a, b);
      case "max" -> (a, b) -> Double.isNaN(a) ? b : Double.isNaN(b) ? a : Math.max(a, b);
      case "copysign" -> (a, b) -> Math.copySign(b, a);
      default -> throw i.unknown();
    };
  }

  private static Source unary(Source a, Unary f) {
    return lane -> Types.bits(f.of(Types.wide(a.of(lane))));
  }

  private static Source binary(List<Source> sources, Binary f) {
    Source a = sources.get(0);
    Source b = sources.get(1);
    return lane -> Types.bits(f.of(Types.wide(a.of(lane)), Types.wide(b.of(lane))));
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
            Math.fma(Types.wide(a.of(lane)), Types.wide(b.of(lane)), Types.wide(c.of(lane))));
  }
}
