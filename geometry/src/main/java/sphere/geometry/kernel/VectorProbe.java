package sphere.geometry.kernel;

import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import sphere.geometry.ball.Distance;

/**
 * The ladder to the Vector API: each rung that breaks has a name of its own and ends with plain
 * Java.
 *
 * @param layer where the module is looked for
 * @param compiler whether code is compiled at all; interpreted vectors are objects, far slower than
 *     loops
 * @param className the class to load
 */
record VectorProbe(ModuleLayer layer, boolean compiler, String className) {
  private static final String MODULE = "jdk.incubator.vector";

  static VectorProbe here() {
    boolean compiler = ManagementFactory.getCompilationMXBean() != null;
    return new VectorProbe(
        ModuleLayer.boot(), compiler, VectorProbe.class.getPackageName() + ".VectorKernel");
  }

  Attempt attempt() {
    if (layer.findModule(MODULE).isEmpty()) {
      return Attempt.refused(
          "module `" + MODULE + "` is not loaded (start Java with `--add-modules=" + MODULE + "`)");
    } else if (!compiler) {
      return Attempt.refused("Java runs without a compiler (take `-Xint` away)");
    }
    return load();
  }

  private Attempt load() {
    try {
      Kernel kernel =
          (Kernel)
              Class.forName(className, true, VectorProbe.class.getClassLoader())
                  .getDeclaredConstructor()
                  .newInstance();
      return checked(kernel);
    } catch (ReflectiveOperationException e) {
      return Attempt.refused(described(e.getCause() == null ? e : e.getCause()));
    } catch (LinkageError e) {
      return Attempt.refused(described(e));
    }
  }

  private static String described(Throwable why) {
    return why instanceof UnsupportedOperationException
        ? why.getMessage()
        : "this JDK's Vector API does not fit (%s; run JDK 17 to 25)".formatted(why);
  }

  // An incubating API and its compiler may err: what does not count right here is not used.
  static Attempt checked(Kernel kernel) {
    SplittableRandom random = new SplittableRandom(1);
    for (int d = 1; d <= 67; d++) {
      float[] a = new float[5 * d];
      for (int k = 0; k < a.length; k++) {
        a[k] = (float) random.nextDouble(-1, 1);
      }
      if (!agrees(kernel, a, d)) {
        return Attempt.refused(
            "its sums were wrong in %d dimensions on Java %s (report it)"
                .formatted(d, Runtime.version()));
      }
    }
    return Attempt.of(kernel);
  }

  private static boolean agrees(Kernel kernel, float[] a, int d) {
    double[] out = new double[5];
    kernel.squaredDistances(a, 0, a, 0, 5, d, out);
    boolean right = true;
    for (int q = 0; q < 5; q++) {
      double true2 = Distance.squared(a, 0, a, q * d, d);
      right &= Math.abs(out[q] - true2) <= ErrorBand.of(d) * true2;
      right &=
          Math.abs(kernel.squaredDistance(a, 0, a, q * d, d) - true2) <= ErrorBand.of(d) * true2;
    }
    return right;
  }
}
