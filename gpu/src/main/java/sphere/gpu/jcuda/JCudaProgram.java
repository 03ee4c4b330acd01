package sphere.gpu.jcuda;

import static sphere.gpu.jcuda.Answer.check;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import jcuda.Pointer;
import jcuda.driver.CUfunction;
import jcuda.driver.CUmodule;
import jcuda.driver.CUstream;
import jcuda.driver.JCudaDriver;
import sphere.gpu.driver.Program;

/** A module and its functions, looked up once. */
final class JCudaProgram implements Program {
  private static final int SLOT = 8;

  private final CUmodule module;
  private final Map<String, CUfunction> functions = new HashMap<>();

  JCudaProgram(CUmodule module) {
    this.module = module;
  }

  @Override
  public void launch(String kernel, int blocksX, int blocksY, int threads, ByteBuffer arguments) {
    CUfunction function = functions.computeIfAbsent(kernel, this::function);
    Pointer[] slots = new Pointer[arguments.remaining() / SLOT];
    for (int i = 0; i < slots.length; i++) {
      slots[i] = Pointer.toBuffer(arguments.slice(arguments.position() + i * SLOT, SLOT));
    }
    int result =
        JCudaDriver.cuLaunchKernel(
            function,
            blocksX,
            blocksY,
            1,
            threads,
            1,
            1,
            0,
            new CUstream(),
            Pointer.to(slots),
            new Pointer());
    check(result, "cuLaunchKernel of " + kernel);
  }

  private CUfunction function(String name) {
    CUfunction function = new CUfunction();
    check(JCudaDriver.cuModuleGetFunction(function, module, name), "cuModuleGetFunction");
    return function;
  }

  @Override
  public void close() {
    check(JCudaDriver.cuModuleUnload(module), "cuModuleUnload");
  }
}
