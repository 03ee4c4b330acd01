package sphere.gpu.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import sphere.geometry.device.CpuRowDevice;
import sphere.geometry.device.RowProblem;
import sphere.geometry.device.Rows;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.HierarchyBuilder;
import sphere.geometry.training.Monitor;
import sphere.gpu.Gpu;
import sphere.gpu.descent.RowsContract.Outcome;
import sphere.gpu.host.Device;
import sphere.gpu.ptx.PtxDriver;
import sphere.gpu.ptx.PtxFault;

/** Kernels that are slightly wrong do not give the bits of threads. */
class PlantedFaultTest {
  private static final int DIMENSION = 40;
  private static final int NEGATIVES = 2;

  /** Every so many instructions are tried; all of them take some minutes. */
  private static final int STRIDE = Integer.getInteger("gpu.mutants.stride", 13);

  /** First come those that add four chunks at a time, which a row of two does not reach. */
  private static final int UNREACHED = 21;

  // A row of two chunks, and some whose nodes have a second parent.
  private static Hierarchy dag() {
    HierarchyBuilder builder = new HierarchyBuilder(280);
    for (int v = 1; v < 280; v++) {
      builder.add(v, v < 262 ? 0 : v - 20);
      if (v % 9 == 0) {
        builder.add(v, v / 2);
      }
    }
    return builder.build();
  }

  private static String ptx() throws IOException {
    try (InputStream in = Gpu.class.getResourceAsStream("/sphere/gpu/descent.ptx")) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    }
  }

  private static Outcome expected() {
    RowProblem problem = Problems.of(dag(), DIMENSION);
    try (Rows rows = new CpuRowDevice(1, Monitor.NONE).open(problem)) {
      return Outcome.of(rows, problem, NEGATIVES);
    }
  }

  private static Outcome outcome(UnaryOperator<String> change) {
    try (Device device =
        new Gpu(Mutants.driver(new PtxDriver(128 << 20, false), change)).open(Monitor.NONE)) {
      return RowsContract.run(device, Problems.of(dag(), DIMENSION), NEGATIVES);
    }
  }

  @Test
  void theKernelsAsTheyAreAreRight() {
    assertThat(outcome(ptx -> ptx)).usingRecursiveComparison().isEqualTo(expected());
  }

  @Test
  void aWrongInstructionIsFound() throws IOException {
    List<Mutants.Mutant> mutants = Mutants.of(ptx(), "descent_rows_2");
    assertThat(mutants).hasSizeGreaterThan(100);
    List<String> survivors = new ArrayList<>();
    for (int i = UNREACHED; i < mutants.size(); i += STRIDE) {
      if (survives(mutants.get(i))) {
        survivors.add(mutants.get(i).name());
      }
    }
    assertThat(survivors).isEmpty();
  }

  private static boolean survives(Mutants.Mutant mutant) {
    try {
      Outcome outcome = outcome(mutant.change());
      assertThat(outcome).usingRecursiveComparison().isEqualTo(expected());
      return true;
    } catch (AssertionError | PtxFault e) {
      return false;
    }
  }

  // The last block of threads has some to spare.
  @Test
  void aReadBeyondTheEndIsFound() {
    String rowCount = "ld\\.param\\.u32 \t(%r\\d+), \\[descent_rows_2_param_20\\]";
    assertThatThrownBy(() -> outcome(ptx -> ptx.replaceAll(rowCount, "mov.u32 \t$1, 1000")))
        .isInstanceOf(PtxFault.class)
        .hasMessageContaining("illegal address");
  }
}
