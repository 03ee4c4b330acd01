package sphere.gpu.ptx;

import java.util.HashSet;
import java.util.Set;

/**
 * Bytes of global memory that a launch asked for, and the sectors of 32 bytes that they lie in:
 * what lanes of a warp ask for with one instruction is fetched once.
 */
public final class Traffic {
  private static final int SECTOR = 32;

  private final Set<Touch> touched = new HashSet<>();
  private final boolean bySector;
  private long loaded;
  private long stored;
  private long sectorsLoaded;
  private long sectorsStored;

  /**
   * @param bySector whether sectors are counted too, which takes ten times as long
   */
  Traffic(boolean bySector) {
    this.bySector = bySector;
  }

  /**
   * @param visit how often the lane had been there
   */
  private record Touch(boolean load, int warp, int instruction, int visit, long sector) {}

  void count(boolean load, Lane lane, int instruction, int visit, long address, int bytes) {
    loaded += load ? bytes : 0;
    stored += load ? 0 : bytes;
    if (bySector) {
      touched.add(new Touch(load, lane.warp(), instruction, visit, address / SECTOR));
      touched.add(new Touch(load, lane.warp(), instruction, visit, (address + bytes - 1) / SECTOR));
    }
  }

  void blockIsDone() {
    long loads = touched.stream().filter(Touch::load).count();
    sectorsLoaded += loads;
    sectorsStored += touched.size() - loads;
    touched.clear();
  }

  /** Bytes asked for by loads, each lane's counted. */
  public long loaded() {
    return loaded;
  }

  /** Bytes written. */
  public long stored() {
    return stored;
  }

  /** Bytes fetched, by sectors, each once for an instruction of a warp. */
  public long fetched() {
    return sectorsLoaded * SECTOR;
  }

  /** Bytes written, by sectors. */
  public long written() {
    return sectorsStored * SECTOR;
  }

  @Override
  public String toString() {
    return "loaded %d (in sectors %d), stored %d (in sectors %d)"
        .formatted(loaded, fetched(), stored, written());
  }
}
