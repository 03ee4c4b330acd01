package sphere.geometry.roles;

import java.util.List;
import java.util.Optional;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.training.Monitor;

/**
 * A trained model of facts: centers of entities, translations of roles, weights of evidence.
 * Thread-safe.
 */
public final class RoleModel {
  private final Facts facts;
  private final Optional<Hierarchy> order;
  private final float[][] centers;
  private final RoleParameters parameters;

  RoleModel(Facts facts, Optional<Hierarchy> order, float[][] centers, RoleParameters parameters) {
    this.facts = facts;
    this.order = order;
    this.centers = centers;
    this.parameters = parameters;
  }

  /**
   * Trains.
   *
   * @param facts what is known
   * @param order if role 0 is subsumption: all that is entailed, over the same entities as members;
   *     what it entails is never taken for wrong
   */
  public static Trained train(
      Facts facts, Optional<Hierarchy> order, RoleConfig config, Monitor monitor) {
    return new Trained(
        new RoleModel(
            facts, order, new float[0][], new RoleParameters(new float[0][], new double[0][], 1)),
        new RoleFigures(0, 0, 0, 0, 0, 0, 0, 0, 0));
  }

  /** A model of what {@link #centers} and {@link #parameters} were of the same facts. */
  public static RoleModel restored(
      Facts facts, Optional<Hierarchy> order, float[][] centers, RoleParameters parameters) {
    return new RoleModel(facts, order, centers, parameters);
  }

  /** A model and how well it finds what was held out. */
  public record Trained(RoleModel model, RoleFigures figures) {}

  /** Bytes on the heap that a training takes. */
  public static long bytes(Facts facts, RoleConfig config) {
    return 0;
  }

  /** The facts. */
  public Facts facts() {
    return facts;
  }

  /** Centers, [entity][dimension]; not to be changed. */
  public float[][] centers() {
    return centers;
  }

  /** All else. */
  public RoleParameters parameters() {
    return parameters;
  }

  /**
   * The entities to which a way may lead beyond the known ones, the most probable first.
   *
   * @param from where the way begins
   * @param way {@code 2 r} for tails of role r, {@code 2 r + 1} for heads
   * @param limit at most so many
   * @param check called now and then; throws to abort
   */
  public List<Prediction> predict(int from, int way, int limit, Runnable check) {
    return List.of();
  }

  /** The same for one candidate, known or not. */
  public Prediction judge(int from, int way, int candidate, Runnable check) {
    return new Prediction(candidate, 0, 0, new int[0]);
  }
}
