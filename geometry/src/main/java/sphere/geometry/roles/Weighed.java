package sphere.geometry.roles;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import sphere.geometry.training.Monitor;

/**
 * What facts that are held out tell: weights of the evidence, and how well it finds them.
 *
 * @param weights [way][feature]
 * @param figures of facts that did not weigh
 */
record Weighed(double[][] weights, RoleFigures figures) {
  /** Of what is held out, so much tells the weights and the rest judges them. */
  private static final double SHARE = 2 / 3.0;

  /** By a model of some of the facts and of what those alone entail. */
  static Weighed of(Known truth, RoleConfig config, Monitor monitor) {
    double[] shares = {config.heldOut() * SHARE, config.heldOut() * (1 - SHARE)};
    List<Facts> parts = Parts.of(truth.facts(), shares, config.randomSeed());
    Learner learner = learner(parts.get(0), truth, config, monitor);
    double[][] weights = learner.weights(parts.get(1), EnumSet.allOf(Evidence.class));
    return new Weighed(weights, learner.judged(parts.get(2), weights));
  }

  private static Learner learner(Facts known, Known truth, RoleConfig config, Monitor monitor) {
    Optional<Closure> closure = truth.closure().map(all -> stated(known, monitor));
    Vectors vectors = Vectors.learned(known, closure.isPresent(), config, monitor);
    return new Learner(known, closure, truth, vectors, config, monitor);
  }

  private static Closure stated(Facts known, Monitor monitor) {
    monitor.account(Order.bytes(known));
    return Closure.of(Order.stated(known, monitor::check), known.entityCount(), monitor);
  }
}
