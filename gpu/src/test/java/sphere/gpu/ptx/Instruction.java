package sphere.gpu.ptx;

import java.util.List;

/**
 * One instruction as it is written.
 *
 * @param guard register of its predicate, or empty
 * @param negated whether it runs where the predicate is false
 * @param opcode with all its suffixes
 * @param operands as written, vectors with their braces
 * @param text all of it, for messages
 */
record Instruction(
    String guard, boolean negated, String opcode, List<String> operands, String text) {

  /** What stands between dots. */
  String[] parts() {
    return opcode.split("\\.(?=[a-z])");
  }

  String type() {
    String[] parts = parts();
    return parts[parts.length - 1];
  }

  boolean has(String part) {
    return List.of(parts()).contains(part);
  }

  PtxFault unknown() {
    return new PtxFault("unknown instruction: " + text);
  }
}
