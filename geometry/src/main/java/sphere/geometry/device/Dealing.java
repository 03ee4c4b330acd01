package sphere.geometry.device;

/**
 * Deals the rows of an epoch into blocks that move one after the other.
 *
 * <p>Of each {@value #BLOCKS} rows side by side every block gets one: row {@code g * BLOCKS + s}
 * belongs to block {@code s xor h(g)}, with h a hash of the group and of the epoch's key. So
 * siblings, which lie side by side, see each other's moves; the blocks are of one size; and both
 * directions cost a few integer operations and no memory.
 */
public final class Dealing {
  /** Blocks of an epoch; a power of two. */
  public static final int BLOCKS = 4;

  private Dealing() {}

  /** The block of a row. */
  public static int block(int row, int key) {
    return row % BLOCKS ^ turn(row / BLOCKS, key);
  }

  /** The row that a group gives to a block; it may lie beyond the last. */
  public static int row(int group, int block, int key) {
    return group * BLOCKS + (block ^ turn(group, key));
  }

  /** Groups of so many rows. */
  public static int groups(int rows) {
    return (rows + BLOCKS - 1) / BLOCKS;
  }

  // The finalizer of MurmurHash3 (Appleby), its last bits.
  private static int turn(int group, int key) {
    int h = group ^ key;
    h = (h ^ (h >>> 16)) * 0x85ebca6b;
    h = (h ^ (h >>> 13)) * 0xc2b2ae35;
    return (h ^ (h >>> 16)) & (BLOCKS - 1);
  }
}
