package sphere.geometry.kernel;

import java.util.Optional;

/**
 * The ladder to the Vector API: each rung that breaks has a name of its own and ends with plain
 * Java.
 *
 * @param layer where the module is looked for
 * @param compiler whether code is compiled at all
 * @param className the class to load
 */
record VectorProbe(ModuleLayer layer, boolean compiler, String className) {
  private static final String MODULE = "jdk.incubator.vector";

  static VectorProbe here() {
    boolean compiler = !System.getProperty("java.vm.info", "").contains("interpreted mode");
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
    try {
      return tried(load());
    } catch (ReflectiveOperationException | RuntimeException | LinkageError | InternalError e) {
      return Attempt.refused(described(e));
    }
  }

  private static String described(Throwable why) {
    return why instanceof UnsupportedOperationException && why.getMessage() != null
        ? why.getMessage()
        : "this JDK's Vector API does not fit (%s; run JDK 17 to 25)".formatted(why);
  }

  /** The kernel as it is, not tried. */
  Kernel load() throws ReflectiveOperationException {
    try {
      return (Kernel)
          Class.forName(className, true, VectorProbe.class.getClassLoader())
              .getDeclaredConstructor()
              .newInstance();
    } catch (java.lang.reflect.InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      } else if (e.getCause() instanceof LinkageError cause) {
        throw cause;
      }
      throw e;
    }
  }

  // Before it is compiled and afterwards, since a compiler may err as well as an API.
  private static Attempt tried(Kernel kernel) {
    Trial trial = new Trial(kernel);
    Optional<String> why = trial.wrong().or(trial::slow).or(trial::wrong);
    return why.map(Attempt::refused).orElseGet(() -> Attempt.of(kernel));
  }
}
