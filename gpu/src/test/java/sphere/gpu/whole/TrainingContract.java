package sphere.gpu.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import sphere.geometry.ball.BallTable;
import sphere.geometry.ball.Chart;
import sphere.geometry.device.CpuPairScan;
import sphere.geometry.device.CpuRowDevice;
import sphere.geometry.device.PairScan;
import sphere.geometry.device.Relation;
import sphere.geometry.device.RowDevice;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.HierarchyBuilder;
import sphere.geometry.kernel.Kernel;
import sphere.geometry.kernel.Kernels;
import sphere.geometry.refinement.Refinement;
import sphere.geometry.refinement.RefinementConfig;
import sphere.geometry.refinement.RefinementConfig.Sampling;
import sphere.geometry.refinement.SpherexTrainer;
import sphere.geometry.training.Monitor;
import sphere.geometry.training.TrainingConfig;
import sphere.gpu.Gpu;

/** A whole training gives the same balls, and a look at all pairs the same ones, as threads. */
abstract class TrainingContract {
  private static final Kernel KERNEL = Kernels.named("scalar");

  private final int nodes;
  private final int dimension;
  private final int epochs;

  TrainingContract(int nodes, int dimension, int epochs) {
    this.nodes = nodes;
    this.dimension = dimension;
    this.epochs = epochs;
  }

  /** A GPU with 64 MiB. */
  abstract Gpu gpu();

  /** What was not given back or done wrong since the test began. */
  abstract List<String> complaints();

  private Hierarchy hierarchy() {
    SplittableRandom random = new SplittableRandom(5);
    HierarchyBuilder builder = new HierarchyBuilder(nodes);
    for (int v = 1; v < nodes; v++) {
      builder.add(v, random.nextInt(1 + v / 3));
      if (random.nextInt(5) == 0) {
        builder.add(v, random.nextInt(v));
      }
    }
    return builder.build();
  }

  private RefinementConfig config() {
    RefinementConfig none = RefinementConfig.defaults();
    return new RefinementConfig(
        RefinementConfig.Start.RANDOM,
        epochs,
        epochs,
        none.tolerance(),
        none.learningRate(),
        none.margin(),
        4,
        none.validationShare(),
        none.radii(),
        0,
        Sampling.SHIFTED);
  }

  private Refinement trained(Hierarchy hierarchy, RowDevice device, Monitor monitor) {
    TrainingConfig training = new TrainingConfig(dimension, 1, 64, 3, 2);
    return SpherexTrainer.train(hierarchy, training, config(), KERNEL, device, monitor);
  }

  private static RowDevice rows(Gpu gpu, Monitor monitor) {
    return problem -> gpu.rows(problem, monitor);
  }

  @Test
  void aTrainingGivesTheSameLossesAndBalls() {
    Hierarchy hierarchy = hierarchy();
    Refinement threads = trained(hierarchy, new CpuRowDevice(2, Monitor.NONE), Monitor.NONE);
    Refinement device = trained(hierarchy, rows(gpu(), Monitor.NONE), Monitor.NONE);
    assertThat(device.curve()).hasSize(threads.curve().size()).isEqualTo(threads.curve());
    BallTable expected = threads.refined();
    assertThat(device.refined().chart(0).centers()).isEqualTo(expected.chart(0).centers());
    assertThat(device.refined().chart(0).radii()).isEqualTo(expected.chart(0).radii());
    assertThat(complaints()).isEmpty();
  }

  @Test
  void allPairsOfAChartAreTheSame() {
    Hierarchy hierarchy = hierarchy();
    Chart trained =
        trained(hierarchy, new CpuRowDevice(2, Monitor.NONE), Monitor.NONE).refined().chart(0);
    // Grown, so that some contain strangers.
    double[] radii = Arrays.stream(trained.radii()).map(r -> 3 * r).toArray();
    Chart chart = new Chart(dimension, trained.centers(), radii);
    List<Long> threads = new ArrayList<>();
    List<Long> device = new ArrayList<>();
    try (PairScan scan = new CpuPairScan(chart, KERNEL, 2, Monitor.NONE)) {
      scan.pairs(Relation.AROUND, chart, (ball, row) -> threads.add((long) ball << 32 | row));
    }
    try (PairScan scan = gpu().scan(chart, Monitor.NONE)) {
      scan.pairs(Relation.AROUND, chart, (ball, row) -> device.add((long) ball << 32 | row));
    }
    assertThat(threads).hasSizeGreaterThan(nodes);
    assertThat(device).isEqualTo(threads);
    assertThat(complaints()).isEmpty();
  }

  /** In the middle of the epochs; the next one has the GPU. */
  @Test
  void anAbortGivesTheGpuBack() {
    Hierarchy hierarchy = hierarchy();
    Gpu gpu = gpu();
    Monitor stopping = new StoppingInEpoch(3);
    assertThatThrownBy(() -> trained(hierarchy, rows(gpu, stopping), stopping))
        .isInstanceOf(CancellationException.class);
    trained(hierarchy, rows(gpu, Monitor.NONE), Monitor.NONE);
    assertThat(complaints()).isEmpty();
  }

  private static final class StoppingInEpoch implements Monitor {
    private final String phase;
    private volatile boolean reached;

    StoppingInEpoch(int epoch) {
      phase = "refine, epoch " + epoch;
    }

    @Override
    public void check() {
      if (reached) {
        throw new CancellationException("stopped");
      }
    }

    @Override
    public void progress(String now, double fraction) {
      reached |= now.equals(phase);
    }

    @Override
    public void account(long bytes) {}
  }
}
