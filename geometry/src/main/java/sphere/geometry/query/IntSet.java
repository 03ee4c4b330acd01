package sphere.geometry.query;

/** Ordinals that were met, by open addressing: as large as what was met, not as what there is. */
final class IntSet {
  private int[] table = new int[16];
  private int count;

  // Kept as one more, since nothing is 0.
  boolean add(int v) {
    if (2 * count >= table.length) {
      grow();
    }
    int at = slot(v);
    if (table[at] != 0) {
      return false;
    }
    table[at] = v + 1;
    count++;
    return true;
  }

  private int slot(int v) {
    int at = v * 0x9e3779b9 >>> 7 & table.length - 1;
    while (table[at] != 0 && table[at] != v + 1) {
      at = at + 1 & table.length - 1;
    }
    return at;
  }

  private void grow() {
    int[] old = table;
    table = new int[2 * old.length];
    for (int entry : old) {
      if (entry != 0) {
        table[slot(entry - 1)] = entry;
      }
    }
  }
}
