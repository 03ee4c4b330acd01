package sphere.gpu.ptx;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What the operands of a kernel's instructions stand for. */
final class Operands {
  private final PtxKernel kernel;

  Operands(PtxKernel kernel) {
    this.kernel = kernel;
  }

  /** Where a result goes. */
  int register(String operand) {
    return Optional.ofNullable(kernel.registers().get(operand))
        .orElseThrow(() -> new PtxFault("unknown register " + operand));
  }

  /** A register, a special one, an offset of a variable, or a number. */
  Source source(String operand) {
    if (operand.startsWith("!")) {
      Source of = source(operand.substring(1));
      return lane -> of.of(lane) ^ 1;
    } else if (kernel.registers().containsKey(operand)) {
      int r = register(operand);
      return lane -> lane.registers[r];
    } else if (operand.startsWith("%")) {
      return lane -> lane.special(operand);
    } else if (kernel.symbols().containsKey(operand)) {
      long offset = kernel.symbols().get(operand);
      return lane -> offset;
    }
    long number = number(operand);
    return lane -> number;
  }

  private static long number(String text) {
    if (text.startsWith("0f")) {
      return Long.parseLong(text.substring(2), 16);
    } else if (text.startsWith("0d")) {
      return Long.parseUnsignedLong(text.substring(2), 16);
    } else if (text.equals("WARP_SZ")) {
      return 32;
    }
    return Long.decode(text.replace("U", ""));
  }

  /** Those of a vector in braces, or the one that it is. */
  static List<String> elements(String operand) {
    return operand.startsWith("{")
        ? Arrays.stream(operand.substring(1, operand.length() - 1).split(","))
            .map(String::strip)
            .toList()
        : List.of(operand);
  }

  /** What stands in brackets, a base and perhaps an offset; of a parameter its own offset. */
  Source address(String operand) {
    String inner = operand.substring(1, operand.length() - 1);
    int plus = inner.indexOf('+');
    String base = plus < 0 ? inner : inner.substring(0, plus);
    long offset = plus < 0 ? 0 : number(inner.substring(plus + 1));
    for (PtxKernel.Parameter parameter : kernel.parameters()) {
      if (parameter.name().equals(base)) {
        return lane -> parameter.offset() + offset;
      }
    }
    Source of = source(base);
    return lane -> of.of(lane) + offset;
  }
}
