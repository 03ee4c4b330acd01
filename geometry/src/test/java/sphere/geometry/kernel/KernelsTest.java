package sphere.geometry.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.api.Test;

/** The ladder: each rung refuses under its own name, and auto then runs on plain Java. */
class KernelsTest {
  private static final String CLASS = "sphere.geometry.kernel.VectorKernel";

  // The tests run with the module: a build in which the fast path fell back must fail, unless this
  // CPU has no vectors that pay.
  @Test
  void autoIsTheVectorApiHere() {
    assumeThat(Kernels.backends().get(0).detail()).doesNotStartWith("it was slower");
    assertThat(Kernels.best().name()).isEqualTo("vector");
    assertThat(Kernels.named("vector")).isSameAs(Kernels.best());
    assertThat(Kernels.backends())
        .extracting(Backend::name, Backend::available, Backend::chosen)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("vector", true, true),
            org.assertj.core.groups.Tuple.tuple("scalar", true, false));
    assertThat(Kernels.backends().get(0).detail()).matches("(128|256|512)-bit vectors");
  }

  @Test
  void withoutTheModule() {
    refuses(
        new VectorProbe(ModuleLayer.empty(), true, CLASS),
        "module `jdk.incubator.vector` is not loaded (start Java with"
            + " `--add-modules=jdk.incubator.vector`)");
  }

  @Test
  void withoutACompiler() {
    refuses(
        new VectorProbe(ModuleLayer.boot(), false, CLASS),
        "Java runs without a compiler (take `-Xint` away)");
  }

  @Test
  void withoutTheClass() {
    refuses(
        new VectorProbe(ModuleLayer.boot(), true, CLASS + "2"),
        "this JDK's Vector API does not fit (java.lang.ClassNotFoundException: "
            + CLASS
            + "2; run JDK 17 to 25)");
  }

  @Test
  void withAnApiThatDoesNotFit() {
    refuses(
        new VectorProbe(ModuleLayer.boot(), true, Unlinked.class.getName()),
        "this JDK's Vector API does not fit (java.lang.NoSuchMethodError: gone; run JDK 17 to 25)");
  }

  @Test
  void withVectorsTooNarrow() {
    refuses(
        new VectorProbe(ModuleLayer.boot(), true, Narrow.class.getName()),
        "this CPU's vectors have 64 bits, fewer than 128");
  }

  @Test
  void withSumsThatAreWrong() {
    refuses(
        new VectorProbe(ModuleLayer.boot(), true, Wrong.class.getName()),
        "its results were wrong in 13 dimensions on Java " + Runtime.version() + " (report it)");
  }

  @Test
  void withBlocksThatAreWrong() {
    refuses(probe(WrongBlock.class), wrong(1));
  }

  @Test
  void withUpdatesThatAreWrong() {
    refuses(probe(WrongUpdate.class), wrong(3));
  }

  @Test
  void withWhatIsSlowerThanPlainJava() {
    Kernels kernels = new Kernels(probe(Slow.class));
    assertThat(kernels.find("auto").name()).isEqualTo("scalar");
    assertThat(kernels.list().get(0).detail())
        .matches(
            "it was slower than plain Java, \\d+ against \\d+ ns \\(a CPU without AVX, or a JVM"
                + " without its C2 compiler\\)");
  }

  @Test
  void withWhateverItThrows() {
    String unfit = "this JDK's Vector API does not fit (%s; run JDK 17 to 25)";
    refuses(probe(Broken.class), unfit.formatted("java.lang.ExceptionInInitializerError"));
    refuses(probe(Throwing.class), unfit.formatted("java.lang.InternalError: no such intrinsic"));
    assertThat(new Kernels(probe(NoKernel.class)).list().get(0).detail())
        .startsWith("this JDK's Vector API does not fit (java.lang.ClassCastException: ");
  }

  private static VectorProbe probe(Class<?> kernel) {
    return new VectorProbe(ModuleLayer.boot(), true, kernel.getName());
  }

  private static String wrong(int d) {
    return "its results were wrong in %d dimensions on Java %s (report it)"
        .formatted(d, Runtime.version());
  }

  @Test
  void aNameThatNoKernelHas() {
    assertThatThrownBy(() -> Kernels.named("avx"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Value for `kernel` was `avx`, but must be one of `auto`, `vector`, `scalar`.");
  }

  private static void refuses(VectorProbe probe, String why) {
    Kernels kernels = new Kernels(probe);
    assertThat(kernels.find("auto").name()).isEqualTo("scalar");
    assertThat(kernels.list())
        .containsExactly(
            new Backend("vector", false, false, why),
            new Backend("scalar", true, true, "plain Java"));
    assertThatThrownBy(() -> kernels.find("vector"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Kernel `vector` was asked for, but: "
                + why
                + ". Set `kernel` to `auto` to run on `scalar`.");
  }

  // As a class compiled against another JDK's incubator.
  static final class Unlinked extends Altered {
    Unlinked() {
      throw new NoSuchMethodError("gone");
    }
  }

  static final class Narrow extends Altered {
    Narrow() {
      throw new UnsupportedOperationException("this CPU's vectors have 64 bits, fewer than 128");
    }
  }

  static final class Wrong extends Altered {
    @Override
    double altered(double squared, int d) {
      return d == 13 ? squared * (1 + 1e-13) : squared;
    }
  }

  static final class WrongBlock extends Altered {
    @Override
    public void block(float[] a, int i, int m, float[] b, int j, int n, int d, double[] out) {
      java.util.Arrays.fill(out, 7);
    }
  }

  static final class WrongUpdate extends Altered {
    @Override
    public void add(float factor, float[] x, int i, float[] y, int j, int d) {
      super.add(factor, x, i, y, j, d);
      y[j + d - 1] += d > 2 ? 1e-6f : 0;
    }
  }

  static final class Slow extends Altered {
    @Override
    public void squaredDistances(
        float[] a, int i, float[] b, int j, int count, int d, double[] out) {
      for (int times = 0; times < 3; times++) {
        super.squaredDistances(a, i, b, j, count, d, out);
      }
    }
  }

  static final class Throwing extends Altered {
    @Override
    double altered(double squared, int d) {
      throw new InternalError("no such intrinsic");
    }
  }

  static final class Broken extends Altered {
    static final int[] NONE = new int[0];
    static final int FIRST = NONE[0];
  }

  static final class NoKernel {}
}
