package sphere.gpu.scan;

import sphere.geometry.device.DeviceException;
import sphere.gpu.host.Device;
import sphere.gpu.host.DeviceMemory;

/**
 * Lists the bits that are set, query after query, rows ascending: items of {@value #SEGMENT} words
 * are counted, the host sums the counts, and each item is listed from its place on.
 */
final class Listing implements AutoCloseable {
  /** As in {@code scan.cu}: no item has more rows than 32 times this. */
  static final int SEGMENT = 1024;

  /** Rows listed at a time. */
  private static final int CAPACITY = 1 << 22;

  private static final int THREADS = 128;

  private final Device device;
  private final DeviceMemory mask;
  private final DeviceMemory counts;
  private final DeviceMemory offsets;
  private final DeviceMemory rows;
  private final int words;
  private final int segments;

  /** Told of a row of the q-th query. */
  interface Taker {
    void take(int q, int row);
  }

  Listing(Device device, DeviceMemory mask, int words, int queries) {
    this.device = device;
    this.mask = mask;
    this.words = words;
    segments = segments(words);
    counts = device.allocate(4L * segments * queries, "what is found");
    offsets = device.allocate(4L * segments * queries, "what is found");
    rows = device.allocate(4L * capacity(words, queries), "what is found");
  }

  static long bytes(int words, int queries) {
    return 8L * segments(words) * queries + 4L * capacity(words, queries);
  }

  private static int segments(int words) {
    return (words + SEGMENT - 1) / SEGMENT;
  }

  private static long capacity(int words, int queries) {
    return Math.min(CAPACITY, 32L * words * queries);
  }

  /** Lists what is set for the first {@code queries}. */
  void list(int queries, Taker taker) {
    int items = queries * segments;
    device
        .kernel("scan", "scan_count")
        .with(mask)
        .with(words)
        .with(segments)
        .with(items)
        .with(counts)
        .runWarps(items, THREADS);
    device.finish();
    int[] count = new int[items];
    counts.download(count, 0, items, 0);
    requirePossible(count);
    for (int first = 0; first < items; ) {
      first = listFrom(first, count, taker);
    }
  }

  // A broken device must not make the host wait for ever.
  private static void requirePossible(int[] count) {
    for (int each : count) {
      if (each < 0 || each > 32 * SEGMENT) {
        throw new DeviceException(
            "The GPU failed: it counted %d of %d rows. Set `device` to `cpu`."
                .formatted(each, 32 * SEGMENT));
      }
    }
  }

  // As many items as there is room for their rows, at least one.
  private int listFrom(int first, int[] count, Taker taker) {
    int total = 0;
    int end = first;
    int[] offset = new int[count.length - first + 1];
    while (end < count.length && total + count[end] <= CAPACITY) {
      total += count[end];
      end++;
      offset[end - first] = total;
    }
    if (total > 0) {
      fill(first, end - first, offset);
      take(first, end - first, offset, taker);
    }
    return end;
  }

  private void fill(int first, int items, int[] offset) {
    offsets.upload(offset, 0, items, 0);
    device
        .kernel("scan", "scan_fill")
        .with(mask)
        .with(words)
        .with(segments)
        .with(first)
        .with(items)
        .with(offsets)
        .with(rows)
        .runWarps(items, THREADS);
    device.finish();
  }

  private void take(int first, int items, int[] offset, Taker taker) {
    int[] row = new int[offset[items]];
    rows.download(row, 0, row.length, 0);
    for (int i = 0; i < items; i++) {
      for (int at = offset[i]; at < offset[i + 1]; at++) {
        taker.take((first + i) / segments, row[at]);
      }
    }
  }

  @Override
  public void close() {
    counts.close();
    offsets.close();
    rows.close();
  }
}
