package sphere.benchmarks.database;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import sphere.benchmarks.Figures;
import sphere.benchmarks.database.Samples.Pair;
import sphere.geometry.audit.Audit;
import sphere.geometry.audit.Auditor;
import sphere.geometry.ball.BallTable;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.kernel.Kernel;
import sphere.geometry.kernel.Kernels;
import sphere.geometry.query.ContainmentIndex;
import sphere.geometry.training.AtlasTrainer;
import sphere.geometry.training.Monitor;
import sphere.geometry.training.TrainingConfig;

/** The index without a database around it, beside a plain closure that is searched. */
final class IndexTimes {
  private static final int PAIRS = 65_536;
  private static final int PASSES = 41;
  // The first passes are the compiler's.
  private static final int COUNTED = 25;

  private final ContainmentIndex index;
  private final Truth truth;
  private final int[] outers;
  private final int[] inners;
  // Not the clock: nobody else takes part, and whoever else runs on the machine should not count.
  private final ThreadMXBean cpu = ManagementFactory.getThreadMXBean();
  private long wrong;

  IndexTimes(Hierarchy hierarchy, TrainingConfig config, Truth truth, Samples samples) {
    Kernel kernel = Kernels.best();
    BallTable table = AtlasTrainer.train(hierarchy, config, Monitor.NONE);
    Audit audit = Auditor.audit(hierarchy, table, kernel, config.concurrency(), Monitor.NONE);
    index = new ContainmentIndex(hierarchy, table, audit, kernel);
    this.truth = truth;
    List<Pair> pairs = samples.pairs(PAIRS);
    outers = pairs.stream().mapToInt(Pair::b).toArray();
    inners = pairs.stream().mapToInt(Pair::a).toArray();
  }

  /** Measures all. */
  Figures run() {
    Figures figures = new Figures();
    double contains = nanos(i -> index.contains(outers[i], inners[i]));
    double subsumes = nanos(i -> index.subsumes(outers[i], inners[i]));
    double search = nanos(i -> truth.subsumes(outers[i], inners[i]));
    double above = nanos(i -> index.ancestors(inners[i], true).length > 0);
    compare();
    figures.put("containsNanos", contains).put("subsumesNanos", subsumes);
    figures.put("closureBinarySearchNanos", search);
    return figures.put("ancestorsMicros", above / 1e3);
  }

  // Median nanoseconds of one question.
  private double nanos(IntPredicate question) {
    double[] taken = new double[PASSES];
    long yes = 0;
    for (int pass = 0; pass < PASSES; pass++) {
      long begin = cpu.getCurrentThreadCpuTime();
      for (int i = 0; i < PAIRS; i++) {
        yes += question.test(i) ? 1 : 0;
      }
      taken[pass] = (cpu.getCurrentThreadCpuTime() - begin) / (double) PAIRS;
    }
    // Answers that nobody used would not be computed.
    wrong += yes % PASSES == 0 ? 0 : 1;
    double[] counted = Arrays.copyOfRange(taken, PASSES - COUNTED, PASSES);
    Arrays.sort(counted);
    return counted[COUNTED / 2];
  }

  private void compare() {
    for (int i = 0; i < PAIRS; i++) {
      boolean same =
          index.subsumes(outers[i], inners[i]) == truth.subsumes(outers[i], inners[i])
              && Arrays.equals(index.ancestors(inners[i], true), truth.above(inners[i]));
      wrong += same ? 0 : 1;
    }
  }

  /** Answers that were not the truth. */
  long wrong() {
    return wrong;
  }
}
