package sphere.gpu.descent;

import java.util.Arrays;
import sphere.geometry.device.Dealing;
import sphere.geometry.device.DeviceException;
import sphere.geometry.device.HeldOutRows;
import sphere.geometry.device.Lanes;
import sphere.geometry.device.LongRows;
import sphere.geometry.device.RowBalls;
import sphere.geometry.device.RowCosts;
import sphere.geometry.device.RowProblem;
import sphere.geometry.device.Rows;
import sphere.gpu.host.Device;
import sphere.gpu.host.DeviceMemory;
import sphere.gpu.host.Launch;

/**
 * A descent by rows on a GPU, one warp per row.
 *
 * <p>Three copies of the balls lie there: as they are, as they will be, and those that are kept. Up
 * goes the problem once and four bytes for each shift and epoch; down come eight bytes for 1,024
 * costs and, at the end, the balls. With k shifts a row reads at most {@code (degree + 2 k) * (4 d
 * + 4)} bytes of others, about half of them for strangers, since of each pair the direction whose
 * outer ball is the smaller one is told by radii alone.
 */
final class DeviceRows implements Rows {
  static final int THREADS = 256;

  private final Device device;
  private final RowProblem problem;
  private final Memory memory;
  private final DeviceBalls[] balls;
  private final DeviceChunks chunks;
  private final DeviceMemory begin;
  private final DeviceMemory entries;
  private final DeviceMemory belowEnd;
  private final DeviceMemory belowBegin;
  private final DeviceMemory ranges;
  private final DeviceMemory shifts;
  private final DeviceMemory sums;
  private final DeviceMemory costs;
  private final DeviceMemory heldOut;
  private final DeviceMemory heldOutCosts;
  private final DeviceSum sum;
  private int current;
  private int kept;

  /**
   * Takes the problem to the device.
   *
   * @throws DeviceException if it does not fit
   */
  DeviceRows(Device device, RowProblem problem) {
    this.device = device;
    this.problem = problem;
    requireCountable("rows", problem.rows(), (long) Dealing.BLOCKS * Launch.MOST_WARPS);
    requireCountable("held-out pairs", problem.heldOut().pairs(), Launch.MOST_WARPS);
    LongRows longRows = LongRows.of(problem);
    requireCountable("chunks of rows", longRows.chunks(), Launch.MOST_WARPS);
    device.require(
        "descent",
        bytes(problem, longRows),
        "a descent of %,d nodes of %d dimensions".formatted(problem.rows(), problem.dimension()));
    memory = new Memory(device);
    DeviceBalls start = DeviceBalls.of(memory, problem.start());
    balls =
        new DeviceBalls[] {
          start,
          DeviceBalls.room(memory, problem.start()),
          DeviceBalls.room(memory, problem.start())
        };
    chunks = DeviceChunks.of(memory, problem, longRows);
    begin = memory.of(problem.begin());
    entries = memory.of(problem.entries());
    belowEnd = memory.of(problem.below().end());
    belowBegin = isForest() ? memory.room(0) : memory.of(problem.below().begin());
    ranges = memory.of(problem.below().ranges());
    shifts = memory.room(RowProblem.MOST_SHIFTS);
    sums = memory.of(ones(problem.rows()));
    costs = memory.room(problem.rows());
    heldOut = memory.of(problem.heldOut().rows());
    heldOutCosts = memory.room(problem.heldOut().pairs());
    sum = new DeviceSum(device, memory, Math.max(problem.rows(), problem.heldOut().pairs()));
  }

  /** Nothing, if one launch has warps for so many. */
  static void requireCountable(String what, int count, long most) {
    if (count > most) {
      throw new DeviceException(
          ("When `device` is `gpu`, a descent has at most %,d %s, but here are %,d. Set `device` to"
                  + " `cpu`.")
              .formatted(most, what, count));
    }
  }

  private boolean isForest() {
    return problem.below().count() == 0;
  }

  private static float[] ones(int count) {
    float[] ones = new float[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** Device memory that a problem takes. */
  static long bytes(RowProblem problem, LongRows longRows) {
    long n = problem.rows();
    HeldOutRows heldOut = problem.heldOut();
    boolean forest = problem.below().count() == 0;
    return n * (3 * (4L * problem.dimension() + 8) + (forest ? 16 : 20))
        + 4L * (problem.entries().length + problem.below().ranges().length)
        + 4L * (heldOut.rows().length + heldOut.pairs())
        + DeviceChunks.bytes(longRows, problem.dimension())
        + 8L * DeviceSum.segments(Math.max(problem.rows(), heldOut.pairs()))
        + 4L * RowProblem.MOST_SHIFTS
        + 8;
  }

  @Override
  public double epoch(int key, int[] shifts) {
    this.shifts.upload(shifts, 0, shifts.length, 0);
    for (int block = 0; block < Dealing.BLOCKS; block++) {
      chunks(key, block);
      rows(key, block, shifts.length);
    }
    current = free();
    return sum.of(costs, problem.rows());
  }

  private int free() {
    int free = 0;
    while (free == current || free == kept) {
      free++;
    }
    return free;
  }

  private Launch kernel(String name) {
    int strides = (problem.dimension() + Lanes.COUNT - 1) / Lanes.COUNT;
    int compiled = Integer.highestOneBit(2 * strides - 1);
    return device.kernel("descent", "descent_%s_%d".formatted(name, compiled));
  }

  private void chunks(int key, int block) {
    if (chunks.count() > 0) {
      Launch launch = kernel("chunks");
      balls[current].seenBy(launch);
      balls[free()].seenBy(launch);
      launch.with(begin).with(entries);
      chunks.listedIn(launch);
      launch.with(problem.dimension()).with(key).with(block).with(problem.costs().margin());
      chunks.gatheredBy(launch);
      launch.runWarps(chunks.count(), THREADS);
    }
  }

  private void rows(int key, int block, int shiftCount) {
    if (problem.rows() > 0) {
      Launch launch = kernel("rows");
      balls[current].movedBy(launch);
      balls[free()].movedBy(launch);
      launch.with(begin).with(entries);
      launch.with(belowEnd).with(belowBegin).with(ranges).with(isForest() ? 0 : 1);
      launch.with(shifts).with(shiftCount);
      chunks.foundBy(launch);
      chunks.gatheredBy(launch);
      launch.with(problem.rows()).with(problem.dimension()).with(key).with(block);
      charges(launch);
      launch.with(sums).with(costs);
      launch.runWarps(Dealing.groups(problem.rows()), THREADS);
    }
  }

  private void charges(Launch launch) {
    RowCosts charged = problem.costs();
    launch.with(charged.margin()).with(charged.regularization());
    launch.with(charged.logMin()).with(charged.logMax());
    launch.with(charged.low()).with(charged.high()).with(charged.rate());
  }

  @Override
  public double heldOutCost() {
    HeldOutRows pairs = problem.heldOut();
    if (pairs.pairs() > 0) {
      Launch launch = kernel("held_out");
      balls[current].seenBy(launch);
      launch.with(heldOut).with(pairs.pairs()).with(pairs.negatives());
      launch.with(problem.dimension()).with(problem.costs().margin()).with(heldOutCosts);
      launch.runWarps(pairs.pairs(), THREADS);
    }
    return sum.of(heldOutCosts, pairs.pairs());
  }

  @Override
  public void keep() {
    kept = current;
  }

  @Override
  public RowBalls kept() {
    return balls[kept].download(problem.start());
  }

  @Override
  public void close() {
    memory.close();
  }
}
