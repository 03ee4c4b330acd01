package sphere.gpu.ptx;

import java.util.List;
import java.util.Map;

/**
 * One entry of a module.
 *
 * @param parameters in order
 * @param registers index of each
 * @param symbols offset of each shared or local variable within its space
 * @param labels index of the instruction behind each
 */
record PtxKernel(
    String name,
    List<Parameter> parameters,
    Map<String, Integer> registers,
    Map<String, Integer> symbols,
    int sharedBytes,
    int localBytes,
    Map<String, Integer> labels,
    List<Instruction> code) {

  /**
   * @param offset within the parameters' space
   */
  record Parameter(String name, int bytes, int offset) {}

  int parameterBytes() {
    return parameters.stream().mapToInt(p -> p.offset() + p.bytes()).max().orElse(0);
  }
}
