package sphere.gpu.ptx;

import java.nio.ByteBuffer;

/** One thread: its registers, where it is, what it sees. */
final class Lane {
  final long[] registers;
  final int thread;
  final int block;
  final PtxMachine.Grid grid;
  final ByteBuffer shared;
  final ByteBuffer local;
  final Traffic traffic;
  private final int[] visits;
  int at;
  int steps;
  boolean done;

  /** The meeting point at which it waits, or null. */
  Meeting waiting;

  Lane(PtxMachine.Grid grid, PtxKernel kernel, int block, int thread, ByteBuffer shared) {
    this.grid = grid;
    this.block = block;
    this.thread = thread;
    this.shared = shared;
    registers = new long[kernel.registers().size()];
    local = PtxMemory.buffer(kernel.localBytes());
    visits = new int[kernel.code().size()];
    traffic = grid.traffic();
  }

  void count(boolean load, int instruction, long address, int bytes) {
    traffic.count(load, this, instruction, visits[instruction]++, address, bytes);
  }

  int lane() {
    return thread & 31;
  }

  int warp() {
    return thread >> 5;
  }

  long special(String name) {
    return switch (name) {
      case "%tid.x" -> thread;
      case "%ntid.x" -> grid.threads();
      case "%ctaid.x" -> block % grid.blocksX();
      case "%ctaid.y" -> block / grid.blocksX();
      case "%nctaid.x" -> grid.blocksX();
      case "%nctaid.y" -> grid.blocksY();
      case "%tid.y", "%tid.z", "%ctaid.z" -> 0;
      case "%ntid.y", "%ntid.z", "%nctaid.z" -> 1;
      case "%laneid" -> lane();
      default -> throw new PtxFault("unknown register " + name);
    };
  }
}
