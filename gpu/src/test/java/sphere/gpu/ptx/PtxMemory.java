package sphere.gpu.ptx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;

/** Global memory: allocations apart from each other, every access within one of them. */
public final class PtxMemory {
  private static final long FIRST = 1L << 40;
  private static final long GAP = 1 << 16;

  private final TreeMap<Long, Area> areas = new TreeMap<>();
  private final long capacity;
  private long next = FIRST;
  private long used;

  /** The last one that was looked at, which mostly comes next. */
  private Area last = new Area(0, buffer(0), new BitSet());

  /**
   * @param written by words of 4 bytes
   */
  private record Area(long address, ByteBuffer bytes, BitSet written) {
    boolean holds(long from, long count) {
      return from >= address && from + count <= address + bytes.capacity();
    }
  }

  /** Of so many bytes. */
  public PtxMemory(long capacity) {
    this.capacity = capacity;
  }

  static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Address of new bytes, aligned to 256; 0 if there are not so many. */
  public long allocate(long bytes) {
    if (bytes > capacity - used) {
      return 0;
    }
    long address = next;
    areas.put(address, new Area(address, buffer((int) bytes), new BitSet()));
    used += bytes;
    next = (address + bytes + GAP + 255) / 256 * 256;
    return address;
  }

  /** Gives bytes back. */
  public void free(long address) {
    Area area = areas.remove(address);
    if (area == null) {
      throw new PtxFault("free of what is not allocated");
    }
    used -= area.bytes().capacity();
    last = new Area(0, buffer(0), new BitSet());
  }

  /** Bytes not allocated. */
  public long available() {
    return capacity - used;
  }

  /** Number of allocations. */
  public int allocations() {
    return areas.size();
  }

  /** Copies into memory. */
  public void write(long address, ByteBuffer from) {
    int bytes = from.remaining();
    Area area = area(address, bytes, "copy to");
    int at = at(area, address);
    area.bytes().put(at, from, from.position(), bytes);
    area.written().set(at / 4, (at + bytes + 3) / 4);
  }

  /** Copies out of memory. */
  public void read(ByteBuffer to, long address) {
    Area area = area(address, to.remaining(), "copy from");
    to.put(to.position(), area.bytes(), at(area, address), to.remaining());
  }

  /** Sets bytes to zero. */
  public void clear(long address, long bytes) {
    write(address, buffer((int) bytes));
  }

  long load(long address, int bytes) {
    Area area = aligned(address, bytes, "load");
    int at = at(area, address);
    if (!area.written().get(at / 4) || bytes > 4 && !area.written().get(at / 4 + 1)) {
      throw new PtxFault("load of what nobody wrote at " + place(address));
    }
    return get(area.bytes(), at, bytes);
  }

  void store(long address, int bytes, long value) {
    Area area = aligned(address, bytes, "store");
    int at = at(area, address);
    put(area.bytes(), at, bytes, value);
    area.written().set(at / 4, (at + bytes + 3) / 4);
  }

  private Area aligned(long address, int bytes, String what) {
    if (address % bytes != 0) {
      throw new PtxFault("misaligned " + what + " at " + place(address));
    }
    return area(address, bytes, what);
  }

  private Area area(long address, long bytes, String what) {
    if (last.holds(address, bytes)) {
      return last;
    }
    Map.Entry<Long, Area> floor = areas.floorEntry(address);
    if (floor == null || !floor.getValue().holds(address, bytes)) {
      throw new PtxFault("illegal address: " + what + " at " + place(address));
    }
    last = floor.getValue();
    return last;
  }

  private static int at(Area area, long address) {
    return (int) (address - area.address());
  }

  private String place(long address) {
    Map.Entry<Long, Area> floor = areas.floorEntry(address);
    return floor == null
        ? "0x%x".formatted(address)
        : "byte %d of %d".formatted(address - floor.getKey(), floor.getValue().bytes().capacity());
  }

  static long get(ByteBuffer from, int at, int bytes) {
    return switch (bytes) {
      case 1 -> from.get(at) & 0xffL;
      case 2 -> from.getShort(at) & 0xffffL;
      case 4 -> from.getInt(at) & 0xffffffffL;
      default -> from.getLong(at);
    };
  }

  static void put(ByteBuffer to, int at, int bytes, long value) {
    switch (bytes) {
      case 1 -> to.put(at, (byte) value);
      case 2 -> to.putShort(at, (short) value);
      case 4 -> to.putInt(at, (int) value);
      default -> to.putLong(at, value);
    }
  }
}
