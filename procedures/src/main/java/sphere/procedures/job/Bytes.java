package sphere.procedures.job;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Locale;
import java.util.OptionalLong;

/** Sizes of memory, in words and measured. */
public final class Bytes {
  private Bytes() {}

  /** As people write it: {@code 5.2 GiB}. */
  public static String text(long bytes) {
    String[] units = {"bytes", "KiB", "MiB", "GiB", "TiB"};
    double value = bytes;
    int unit = 0;
    while (value >= 1024 && unit < units.length - 1) {
      value /= 1024;
      unit++;
    }
    return unit == 0
        ? bytes + " bytes"
        : String.format(Locale.ENGLISH, "%.1f %s", value, units[unit]);
  }

  /**
   * Heap that is free, garbage counted as free: the maximum less what survived the last collection
   * of each pool. What "used" counts is mostly garbage in the young pools, and would refuse what
   * fits; of an old pool that has not been collected yet it is what there is to go by.
   */
  public static long freeHeap() {
    long live = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      live += pool.getType() == MemoryType.HEAP ? live(pool) : 0;
    }
    return Runtime.getRuntime().maxMemory() - live;
  }

  /** The same after a collection; empty if the server makes none when it is asked to. */
  static OptionalLong freeHeapCollected() {
    long before = collections();
    System.gc();
    return collections() > before ? OptionalLong.of(freeHeap()) : OptionalLong.empty();
  }

  private static long collections() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(GarbageCollectorMXBean::getCollectionCount)
        .sum();
  }

  private static long live(MemoryPoolMXBean pool) {
    MemoryUsage survived = pool.getCollectionUsage();
    long used = survived == null ? 0 : survived.getUsed();
    boolean old = pool.getName().contains("Old") || pool.getName().contains("Tenured");
    return used == 0 && old ? pool.getUsage().getUsed() : used;
  }
}
