package sphere.gpu.descent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import sphere.geometry.device.RowProblem;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.kernel.Kernels;
import sphere.geometry.refinement.Refinement;
import sphere.geometry.refinement.RefinementConfig;
import sphere.geometry.refinement.RefinementConfig.Radii;
import sphere.geometry.refinement.RefinementConfig.Sampling;
import sphere.geometry.refinement.RefinementConfig.Start;
import sphere.geometry.refinement.SpherexTrainer;
import sphere.geometry.training.Monitor;
import sphere.geometry.training.TrainingConfig;
import sphere.gpu.Gpu;
import sphere.gpu.host.Device;
import sphere.gpu.standin.StandIn;

/** All that ships, JCuda too, on the stand-in driver. */
class StandInRowsTest extends RowsContract {
  @Override
  Outcome onDevice(RowProblem problem, int negatives) {
    StandIn.play("devices 1");
    Outcome forward = outcome(problem, negatives);
    StandIn.play("devices 1", "backward");
    assertThat(outcome(problem, negatives)).usingRecursiveComparison().isEqualTo(forward);
    return forward;
  }

  private static Outcome outcome(RowProblem problem, int negatives) {
    try (Device device = new Gpu().open(Monitor.NONE)) {
      return run(device, problem, negatives);
    } finally {
      assertThat(StandIn.log()).isEmpty();
    }
  }

  @Test
  void shouldTrainTheSameBallsIn100Epochs() {
    Hierarchy dag = Problems.dag(200, 3);
    TrainingConfig training = new TrainingConfig(16, 1, 64, 1, 2);
    RefinementConfig config =
        new RefinementConfig(Start.RANDOM, 100, 100, 0, .5, 0, 6, .1, new Radii(1, 1e-9, 2), 0)
            .with(Sampling.SHIFTED);
    Refinement expected =
        SpherexTrainer.train(dag, training, config, Kernels.named("scalar"), Monitor.NONE);
    StandIn.play("devices 1");
    try (Device device = new Gpu().open(Monitor.NONE)) {
      Refinement actual =
          SpherexTrainer.train(
              dag,
              training,
              config,
              Kernels.named("scalar"),
              new GpuRowDevice(device),
              Monitor.NONE);
      assertThat(actual.curve()).hasSize(100).isEqualTo(expected.curve());
      assertThat(actual.refined().chart(0))
          .usingRecursiveComparison()
          .isEqualTo(expected.refined().chart(0));
    }
    assertThat(StandIn.log()).isEmpty();
  }
}
