package sphere.gpu.ptx;

import java.nio.ByteBuffer;
import java.util.List;

/** Loads and stores, of one element or a vector. */
final class Accesses {
  private final Operands operands;
  private final PtxMemory memory;

  Accesses(Operands operands, PtxMemory memory) {
    this.operands = operands;
    this.memory = memory;
  }

  private interface Reader {
    long load(Lane lane, long address, int bytes);
  }

  private interface Writer {
    void store(Lane lane, long address, int bytes, long value);
  }

  Step load(Instruction i, int index) {
    List<String> names = Operands.elements(i.operands().get(0));
    int[] to = names.stream().mapToInt(operands::register).toArray();
    // A narrow signed value fills a wider register with its sign.
    int width = names.get(0).startsWith("%rd") ? 64 : Math.max(32, Types.bits(i.type()));
    Source address = operands.address(i.operands().get(1));
    String type = i.type();
    int bytes = Types.bytes(type);
    Reader reader = reader(i);
    boolean counted = i.has("global");
    return lane -> {
      long at = address.of(lane);
      if (counted) {
        lane.count(true, index, at, bytes * to.length);
      }
      requireAligned(at, bytes * to.length);
      for (int e = 0; e < to.length; e++) {
        long loaded = reader.load(lane, at + (long) e * bytes, bytes);
        lane.registers[to[e]] = Types.wrap(width, Types.value(type, loaded));
      }
    };
  }

  Step store(Instruction i, int index) {
    List<Source> from =
        Operands.elements(i.operands().get(1)).stream().map(operands::source).toList();
    Source address = operands.address(i.operands().get(0));
    int bytes = Types.bytes(i.type());
    Writer writer = writer(i);
    boolean counted = i.has("global");
    return lane -> {
      long at = address.of(lane);
      if (counted) {
        lane.count(false, index, at, bytes * from.size());
      }
      requireAligned(at, bytes * from.size());
      for (int e = 0; e < from.size(); e++) {
        writer.store(lane, at + (long) e * bytes, bytes, from.get(e).of(lane));
      }
    };
  }

  private static void requireAligned(long address, int bytes) {
    if (address % bytes != 0) {
      throw new PtxFault("misaligned address");
    }
  }

  private Reader reader(Instruction i) {
    return switch (i.parts()[1]) {
      case "global" -> (lane, at, bytes) -> memory.load(at, bytes);
      case "shared" -> (lane, at, bytes) -> PtxMemory.get(lane.shared, (int) at, bytes);
      case "local" -> (lane, at, bytes) -> PtxMemory.get(lane.local, (int) at, bytes);
      case "param" -> (lane, at, bytes) -> PtxMemory.get(lane.grid.parameters(), (int) at, bytes);
      default -> throw i.unknown();
    };
  }

  private Writer writer(Instruction i) {
    return switch (i.parts()[1]) {
      case "global" -> (lane, at, bytes, value) -> memory.store(at, bytes, value);
      case "shared" -> (lane, at, bytes, value) -> put(lane.shared, at, bytes, value);
      case "local" -> (lane, at, bytes, value) -> put(lane.local, at, bytes, value);
      default -> throw i.unknown();
    };
  }

  private static void put(ByteBuffer to, long at, int bytes, long value) {
    PtxMemory.put(to, (int) at, bytes, value);
  }
}
