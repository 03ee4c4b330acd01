package sphere.geometry.kernel;

import java.util.List;

/**
 * The kernels that this machine can run.
 *
 * <p>{@code auto} takes the Vector API where the JVM was started with {@code
 * --add-modules=jdk.incubator.vector} and it proves to work, plain Java otherwise; {@link
 * #backends()} says which and why. A kernel asked for by name is that kernel or an error. No answer
 * depends on the choice.
 */
public final class Kernels {
  /** The best one available. */
  public static final String AUTO = "auto";

  /** All names that a kernel can be asked for by. */
  public static final List<String> NAMES = List.of(AUTO, "vector", "scalar");

  private static final Kernels HERE = new Kernels(VectorProbe.here());

  private final Kernel scalar = new ScalarKernel();
  private final Attempt vector;

  Kernels(VectorProbe probe) {
    vector = probe.attempt();
  }

  /**
   * A kernel of this machine.
   *
   * @param name {@code auto}, {@code vector} or {@code scalar}
   * @throws IllegalStateException if it cannot run here, saying why
   * @throws IllegalArgumentException if there is none of that name
   */
  public static Kernel named(String name) {
    return HERE.find(name);
  }

  /** The kernel that {@code auto} takes. */
  public static Kernel best() {
    return HERE.find(AUTO);
  }

  /** All of them, the best first. */
  public static List<Backend> backends() {
    return HERE.list();
  }

  Kernel find(String name) {
    return switch (String.valueOf(name)) {
      case AUTO -> vector.kernel().orElse(scalar);
      case "scalar" -> scalar;
      case "vector" -> vector.kernel().orElseThrow(this::refusal);
      default ->
          throw new IllegalArgumentException(
              "Value for `kernel` was `%s`, but must be one of `%s`."
                  .formatted(name, String.join("`, `", NAMES)));
    };
  }

  private IllegalStateException refusal() {
    return new IllegalStateException(
        "Kernel `vector` was asked for, but: %s. Set `kernel` to `auto` to run on `scalar`."
            .formatted(vector.detail()));
  }

  List<Backend> list() {
    boolean found = vector.kernel().isPresent();
    return List.of(
        new Backend("vector", found, found, vector.detail()),
        new Backend("scalar", true, !found, "plain Java"));
  }
}
