package sphere.gpu.ptx;

/** What {@code setp} asks. */
interface Comparison {
  boolean holds(long a, long b);

  static Comparison of(Instruction i) {
    String type = i.type();
    String how = i.parts()[1];
    if (type.equals("f32")) {
      return (a, b) -> real(how, Types.real(a), Types.real(b), i);
    } else if (type.equals("f64")) {
      return (a, b) -> real(how, Types.wide(a), Types.wide(b), i);
    }
    boolean unsigned = !type.startsWith("s") && Types.bits(type) == 64;
    return (a, b) -> {
      long x = Types.value(type, a);
      long y = Types.value(type, b);
      return whole(how, unsigned ? Long.compareUnsigned(x, y) : Long.compare(x, y), i);
    };
  }

  private static boolean whole(String how, int order, Instruction i) {
    return switch (how) {
      case "eq" -> order == 0;
      case "ne" -> order != 0;
      case "lt", "lo" -> order < 0;
      case "le", "ls" -> order <= 0;
      case "gt", "hi" -> order > 0;
      case "ge", "hs" -> order >= 0;
      default -> throw i.unknown();
    };
  }

  // With a u in the end true also if one is not a number.
  private static boolean real(String how, double a, double b, Instruction i) {
    boolean unordered = Double.isNaN(a) || Double.isNaN(b);
    return switch (how) {
      case "eq" -> a == b;
      case "ne" -> !unordered && a != b;
      case "lt" -> a < b;
      case "le" -> a <= b;
      case "gt" -> a > b;
      case "ge" -> a >= b;
      case "equ" -> unordered || a == b;
      case "neu" -> unordered || a != b;
      case "ltu" -> unordered || a < b;
      case "leu" -> unordered || a <= b;
      case "gtu" -> unordered || a > b;
      case "geu" -> unordered || a >= b;
      case "num" -> !unordered;
      case "nan" -> unordered;
      default -> throw i.unknown();
    };
  }
}
