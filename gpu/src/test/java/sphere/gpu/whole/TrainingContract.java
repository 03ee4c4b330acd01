package sphere.gpu.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import sphere.geometry.audit.Audit;
import sphere.geometry.audit.Auditor;
import sphere.geometry.ball.BallTable;
import sphere.geometry.ball.Chart;
import sphere.geometry.device.CpuRowDevice;
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

/** A whole training gives the same balls and the same audit on a GPU as on threads. */
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

  @Test
  void aTrainingGivesTheSameLossesAndBalls() {
    Hierarchy hierarchy = hierarchy();
    Refinement threads = trained(hierarchy, new CpuRowDevice(2, Monitor.NONE), Monitor.NONE);
    Refinement device = trained(hierarchy, gpu().rows(Monitor.NONE), Monitor.NONE);
    assertThat(device.curve()).hasSize(threads.curve().size()).isEqualTo(threads.curve());
    BallTable expected = threads.refined();
    assertThat(device.refined().chart(0).centers()).isEqualTo(expected.chart(0).centers());
    assertThat(device.refined().chart(0).radii()).isEqualTo(expected.chart(0).radii());
    assertThat(complaints()).isEmpty();
  }

  @Test
  void anAuditFindsTheSamePairs() {
    Hierarchy hierarchy = hierarchy();
    Chart trained =
        trained(hierarchy, new CpuRowDevice(2, Monitor.NONE), Monitor.NONE).refined().chart(0);
    // Grown, so that some contain strangers.
    double[] radii = Arrays.stream(trained.radii()).map(r -> 3 * r).toArray();
    BallTable table = new BallTable(new Chart(dimension, trained.centers(), radii));
    Audit threads = Auditor.audit(hierarchy, table, KERNEL, 2, Monitor.NONE);
    Gpu gpu = gpu();
    Audit device =
        Auditor.audit(
            hierarchy, table, KERNEL, Optional.of(gpu.scans(Monitor.NONE)), 2, Monitor.NONE);
    assertThat(threads.falsePairs()).isPositive();
    assertThat(device).usingRecursiveComparison().isEqualTo(threads);
    assertThat(complaints()).isEmpty();
  }

  /** In the middle of the epochs; the next one has the GPU. */
  @Test
  void anAbortGivesTheGpuBack() {
    Hierarchy hierarchy = hierarchy();
    Gpu gpu = gpu();
    Monitor stopping = new StoppingInEpoch(3);
    assertThatThrownBy(() -> trained(hierarchy, gpu.rows(stopping), stopping))
        .isInstanceOf(CancellationException.class);
    trained(hierarchy, gpu.rows(Monitor.NONE), Monitor.NONE);
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
