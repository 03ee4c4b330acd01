package sphere.gpu.ptx;

import java.util.List;

/** Arithmetic of whole numbers and bits. */
final class IntegerArithmetic {
  private IntegerArithmetic() {}

  private interface Binary {
    long of(long a, long b);
  }

  static Source of(Instruction i, List<Source> sources) {
    String type = i.type();
    return switch (i.parts()[0]) {
      case "mad" -> multiplied(i, type, sources);
      case "mul" -> multiplied(i, type, List.of(sources.get(0), sources.get(1), lane -> 0));
      case "shl", "shr" -> shifted(i, type, sources);
      case "bfe" -> extracted(type, sources);
      case "bfi" -> inserted(type, sources);
      case "prmt" -> permuted(i, sources);
      case "shf" -> funnel(i, sources);
      case "lop3" -> lookedUp(sources);
      default -> sources.size() == 1 ? unary(i, type, sources.get(0)) : binary(i, type, sources);
    };
  }

  private static Source unary(Instruction i, String type, Source a) {
    int bits = Types.bits(type);
    return switch (i.parts()[0]) {
      case "not" -> lane -> Types.wrap(bits, ~a.of(lane));
      case "neg" -> lane -> Types.wrap(bits, -Types.value(type, a.of(lane)));
      case "abs" -> lane -> Types.wrap(bits, Math.abs(Types.value(type, a.of(lane))));
      case "popc" -> lane -> Long.bitCount(Types.wrap(bits, a.of(lane)));
      case "clz" -> lane -> Long.numberOfLeadingZeros(Types.wrap(bits, a.of(lane))) - (64 - bits);
      case "brev" -> lane -> Long.reverse(a.of(lane)) >>> (64 - bits);
      case "bfind" -> lane -> highest(i, type, a.of(lane));
      default -> throw i.unknown();
    };
  }

  // All ones if there is none.
  private static long highest(Instruction i, String type, long register) {
    long value = Types.value(type, register);
    long set = value < 0 && type.startsWith("s") ? ~value : value;
    int bit = 63 - Long.numberOfLeadingZeros(set);
    return bit < 0 ? 0xffffffffL : i.has("shiftamt") ? Types.bits(type) - 1 - bit : bit;
  }

  private static Source binary(Instruction i, String type, List<Source> sources) {
    Source a = sources.get(0);
    Source b = sources.get(1);
    int bits = Types.bits(type);
    Binary f = binary(i, type);
    return lane ->
        Types.wrap(bits, f.of(Types.value(type, a.of(lane)), Types.value(type, b.of(lane))));
  }

  private static Binary binary(Instruction i, String type) {
    boolean unsigned = type.equals("u64");
    return switch (i.parts()[0]) {
      case "add" -> Long::sum;
      case "sub" -> (a, b) -> a - b;
      case "and" -> (a, b) -> a & b;
      case "or" -> (a, b) -> a | b;
      case "xor" -> (a, b) -> a ^ b;
      case "min" ->
          unsigned ? (a, b) -> Long.compareUnsigned(a, b) < 0 ? a : b : (a, b) -> Math.min(a, b);
      case "max" ->
          unsigned ? (a, b) -> Long.compareUnsigned(a, b) > 0 ? a : b : (a, b) -> Math.max(a, b);
      case "div" -> (a, b) -> unsigned ? Long.divideUnsigned(a, nonZero(b)) : a / nonZero(b);
      case "rem" -> (a, b) -> unsigned ? Long.remainderUnsigned(a, nonZero(b)) : a % nonZero(b);
      default -> throw i.unknown();
    };
  }

  private static long nonZero(long b) {
    if (b == 0) {
      throw new PtxFault("division by zero");
    }
    return b;
  }

  // Low half, high half or all of a product, and a third added.
  private static Source multiplied(Instruction i, String type, List<Source> sources) {
    Source a = sources.get(0);
    Source b = sources.get(1);
    Source c = sources.get(2);
    int bits = Types.bits(type);
    if (i.has("lo")) {
      return lane -> Types.wrap(bits, a.of(lane) * b.of(lane) + c.of(lane));
    } else if (i.has("wide")) {
      return lane ->
          Types.wrap(
              2 * bits, Types.value(type, a.of(lane)) * Types.value(type, b.of(lane)) + c.of(lane));
    } else if (i.has("hi")) {
      return lane -> Types.wrap(bits, high(type, a.of(lane), b.of(lane)) + c.of(lane));
    }
    throw i.unknown();
  }

  private static long high(String type, long a, long b) {
    long x = Types.value(type, a);
    long y = Types.value(type, b);
    if (Types.bits(type) < 64) {
      return x * y >>> Types.bits(type);
    }
    long signed = Math.multiplyHigh(x, y);
    return type.equals("s64") ? signed : signed + (x >> 63 & y) + (y >> 63 & x);
  }

  private static Source shifted(Instruction i, String type, List<Source> sources) {
    Source a = sources.get(0);
    Source b = sources.get(1);
    int bits = Types.bits(type);
    boolean left = i.parts()[0].equals("shl");
    return lane -> {
      long by = Math.min(b.of(lane) & 0xffffffffL, bits);
      long value = Types.value(type, a.of(lane));
      if (left) {
        return by == bits ? 0 : Types.wrap(bits, value << by);
      }
      long all = by == 64 ? (type.equals("s64") ? value >> 63 : 0) : 0;
      return by == 64 ? all : Types.wrap(bits, type.startsWith("s") ? value >> by : value >>> by);
    };
  }

  private static Source extracted(String type, List<Source> sources) {
    int bits = Types.bits(type);
    return lane -> {
      int at = (int) sources.get(1).of(lane) & 0xff;
      int length = (int) sources.get(2).of(lane) & 0xff;
      long value = Types.value(type, sources.get(0).of(lane));
      long from = at >= bits ? (type.startsWith("s") && value < 0 ? -1 : 0) : value >> at;
      int kept = Math.min(length, 64);
      boolean sign = type.startsWith("s") && kept > 0;
      long field = kept == 0 ? 0 : from << (64 - kept);
      long moved = kept == 0 ? 0 : sign ? field >> (64 - kept) : field >>> (64 - kept);
      return Types.wrap(bits, moved);
    };
  }

  private static Source inserted(String type, List<Source> sources) {
    int bits = Types.bits(type);
    return lane -> {
      int at = (int) sources.get(2).of(lane) & 0xff;
      int length = Math.min((int) sources.get(3).of(lane) & 0xff, bits);
      long field = length == 64 ? -1 : (1L << length) - 1;
      long mask = at >= bits ? 0 : Types.wrap(bits, field << at);
      long into = sources.get(1).of(lane);
      long moved = at >= bits ? 0 : sources.get(0).of(lane) << at & mask;
      return Types.wrap(bits, into & ~mask | moved);
    };
  }

  private static Source permuted(Instruction i, List<Source> sources) {
    if (i.parts().length > 2) {
      throw i.unknown();
    }
    return lane -> {
      long bytes = Types.wrap(32, sources.get(0).of(lane)) | sources.get(1).of(lane) << 32;
      long result = 0;
      for (int k = 0; k < 4; k++) {
        int which = (int) (sources.get(2).of(lane) >> 4 * k) & 0xf;
        long picked = bytes >> 8 * (which & 7) & 0xff;
        long filled = picked >> 7 == 1 ? 0xff : 0;
        result |= (which >= 8 ? filled : picked) << 8 * k;
      }
      return result;
    };
  }

  private static Source funnel(Instruction i, List<Source> sources) {
    boolean left = i.has("l");
    boolean clamped = i.has("clamp");
    return lane -> {
      long both = sources.get(1).of(lane) << 32 | Types.wrap(32, sources.get(0).of(lane));
      long by = sources.get(2).of(lane);
      long n = clamped ? Math.min(by, 32) : by & 31;
      return Types.wrap(32, left ? both << n >>> 32 : both >>> n);
    };
  }

  private static Source lookedUp(List<Source> sources) {
    return lane -> {
      long table = sources.get(3).of(lane);
      long result = 0;
      for (int bit = 0; bit < 32; bit++) {
        long which =
            (sources.get(0).of(lane) >> bit & 1) << 2
                | (sources.get(1).of(lane) >> bit & 1) << 1
                | sources.get(2).of(lane) >> bit & 1;
        result |= (table >> which & 1) << bit;
      }
      return result;
    };
  }
}
