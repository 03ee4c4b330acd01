package sphere.gpu.host;

import java.nio.ByteBuffer;

/**
 * Memory of a GPU, and copies to and from it in pieces by way of pinned memory: Java's garbage
 * collector never waits for a copy.
 */
public final class DeviceMemory implements AutoCloseable {
  private final Device device;
  private final long address;
  private final long bytes;

  DeviceMemory(Device device, long address, long bytes) {
    this.device = device;
    this.address = address;
    this.bytes = bytes;
  }

  /** Where it begins. */
  public long address() {
    return address;
  }

  /** How long it is. */
  public long bytes() {
    return bytes;
  }

  /** Moves elements between an array and a piece. */
  private interface Mover {
    void move(ByteBuffer piece, int from, int count);
  }

  /**
   * Copies {@code count} floats from {@code values[from]} on to the element {@code at} on.
   *
   * @throws IndexOutOfBoundsException beyond either's end
   */
  public void upload(float[] values, int from, int count, long at) {
    up(4, count, at, (piece, i, n) -> piece.asFloatBuffer().put(values, from + i, n));
  }

  /** The same of whole numbers. */
  public void upload(int[] values, int from, int count, long at) {
    up(4, count, at, (piece, i, n) -> piece.asIntBuffer().put(values, from + i, n));
  }

  /** The same of 64-bit floats. */
  public void upload(double[] values, int from, int count, long at) {
    up(8, count, at, (piece, i, n) -> piece.asDoubleBuffer().put(values, from + i, n));
  }

  /**
   * Copies {@code count} floats from the element {@code at} on to {@code values[from]} on.
   *
   * @throws IndexOutOfBoundsException beyond either's end
   */
  public void download(float[] values, int from, int count, long at) {
    down(4, count, at, (piece, i, n) -> piece.asFloatBuffer().get(values, from + i, n));
  }

  /** The same of whole numbers. */
  public void download(int[] values, int from, int count, long at) {
    down(4, count, at, (piece, i, n) -> piece.asIntBuffer().get(values, from + i, n));
  }

  /** The same of 64-bit floats. */
  public void download(double[] values, int from, int count, long at) {
    down(8, count, at, (piece, i, n) -> piece.asDoubleBuffer().get(values, from + i, n));
  }

  /** Sets all to 0. */
  public void clear() {
    device.context().clear(address, bytes / 4 * 4);
  }

  private void up(int size, int count, long at, Mover filler) {
    requireInside(size, count, at);
    inPieces(
        size,
        count,
        (piece, i, n) -> {
          filler.move(piece, i, n);
          device.context().upload(address + (at + i) * size, piece);
        });
  }

  private void down(int size, int count, long at, Mover taker) {
    requireInside(size, count, at);
    inPieces(
        size,
        count,
        (piece, i, n) -> {
          device.context().download(piece, address + (at + i) * size);
          taker.move(piece, i, n);
        });
  }

  private void requireInside(int size, int count, long at) {
    if (at < 0 || count < 0 || (at + count) * size > bytes) {
      throw new IndexOutOfBoundsException(
          "Elements %d to %d of %d bytes each lie beyond the %d bytes that were allocated."
              .formatted(at, at + count, size, bytes));
    }
  }

  private void inPieces(int size, int count, Mover mover) {
    ByteBuffer staging = device.staging();
    int most = staging.capacity() / size;
    for (int i = 0; i < count; i += most) {
      int n = Math.min(most, count - i);
      mover.move(staging.clear().limit(n * size), i, n);
      device.monitor().check();
    }
  }

  /** Gives it back; a second time does nothing. */
  @Override
  public void close() {
    device.free(this);
  }
}
