package sphere.gpu.load;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import sphere.geometry.ball.Chart;
import sphere.geometry.device.CpuPairScan;
import sphere.geometry.device.PairScan;
import sphere.geometry.device.Relation;
import sphere.geometry.kernel.Kernels;
import sphere.geometry.training.Monitor;
import sphere.gpu.Gpu;

/** A program that works on the CPU beside a GPU that nobody asks for, or asks for it. */
final class Asking {
  private Asking() {}

  public static void main(String[] arguments) {
    Chart chart = new Chart(1, new float[2], new double[2]);
    Gpu gpu = new Gpu();
    try (PairScan scan = new CpuPairScan(chart, Kernels.best(), 1, Monitor.NONE)) {
      scan.pairs(Relation.AROUND, chart, (ball, row) -> {});
      if (arguments[0].equals("ask")) {
        // Of this thread alone: other work on the machine must not fail the test.
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        System.out.println(gpu.report().reason());
        long millis = (threads.getCurrentThreadCpuTime() - before) / 1_000_000;
        System.out.println("CPU milliseconds: " + millis);
      }
    }
  }
}
