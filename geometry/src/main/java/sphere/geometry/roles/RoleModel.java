package sphere.geometry.roles;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import sphere.geometry.training.Monitor;

/**
 * A trained model of facts: centers of entities, translations of roles, weights of evidence.
 *
 * <p>A question is where a way leads from an entity. Every candidate has evidence: distances
 * between balls, containment, facts that lead to it; the score is its weighted sum, the probability
 * the softmax of scores over all candidates that are not known answers. The weights are those by
 * which facts that were held out are most probable. Thread-safe.
 */
public final class RoleModel {
  /** Of what is held out, so much tells the weights and the rest judges them. */
  private static final double WEIGHED = 2 / 3.0;

  private final Facts facts;
  private final Optional<Closure> closure;
  private final Vectors vectors;
  private final double[][] balls;
  private final double[][] weights;

  private RoleModel(
      Facts facts,
      Optional<Closure> closure,
      Vectors vectors,
      double[][] balls,
      double[][] weights) {
    this.facts = facts;
    this.closure = closure;
    this.vectors = vectors;
    this.balls = balls;
    this.weights = weights;
  }

  /** A model and how well it finds what was held out. */
  public record Trained(RoleModel model, RoleFigures figures) {}

  /**
   * Trains: weighs and judges the evidence with some facts held out, then learns from all.
   *
   * @param facts what is known
   * @param order if role 0 is subsumption: all that is entailed; what it entails is never taken for
   *     wrong, nor predicted
   */
  public static Trained train(
      Facts facts, Optional<Order> order, RoleConfig config, Monitor monitor) {
    monitor.account(bytes(facts, config));
    double[] shares = {config.heldOut() * WEIGHED, config.heldOut() * (1 - WEIGHED)};
    List<Facts> parts = Learner.split(facts, shares, config.randomSeed());
    Optional<Order> stated = order.map(o -> Order.stated(parts.get(0), monitor::check));
    Optional<Closure> closure = closure(facts, order, monitor);
    Known known = new Known(facts, closure);
    Learner learner =
        learner(parts.get(0), closure(parts.get(0), stated, monitor), known, config, monitor);
    double[][] weights = learner.weights(parts.get(1), EnumSet.allOf(Evidence.class));
    RoleFigures figures = learner.judged(parts.get(2), weights);
    Learner all = learner(facts, closure, known, config, monitor);
    return new Trained(all.model(weights), figures);
  }

  /**
   * A model of what is known, weighed by other facts, none of which it learns.
   *
   * @param known what is known
   * @param order what that entails, if role 0 is subsumption
   * @param heldOut facts between entities that are known
   * @param evidence what is weighed; the rest does not count
   */
  public static RoleModel weighed(
      Facts known,
      Optional<Order> order,
      Facts heldOut,
      Set<Evidence> evidence,
      RoleConfig config,
      Monitor monitor) {
    Optional<Closure> closure = closure(known, order, monitor);
    Learner learner = learner(known, closure, new Known(known, closure), config, monitor);
    return learner.model(learner.weights(heldOut, evidence));
  }

  private static Optional<Closure> closure(Facts facts, Optional<Order> order, Monitor monitor) {
    return order.map(o -> Closure.of(o, facts.entityCount(), monitor));
  }

  private static Learner learner(
      Facts facts, Optional<Closure> closure, Known all, RoleConfig config, Monitor monitor) {
    Relaxation relaxation = new Relaxation(facts, closure.isPresent(), config);
    relaxation.run(monitor);
    Vectors vectors = Vectors.of(facts, config, closure.isPresent(), relaxation);
    return new Learner(facts, closure, vectors, all, config, monitor);
  }

  /**
   * A model of what {@link #centers}, {@link #radii} and {@link #parameters} were.
   *
   * @param facts what is known now
   * @param order what is entailed now, if role 0 is subsumption
   */
  public static RoleModel restored(
      Facts facts,
      Optional<Order> order,
      float[][] centers,
      float[] radii,
      RoleParameters parameters,
      Monitor monitor) {
    Vectors vectors =
        new Vectors(
            parameters.template(),
            order.isPresent(),
            centers,
            radii,
            parameters.translations(),
            parameters.unit());
    return of(
        facts, closure(facts, order, monitor), vectors, parameters.balls(), parameters.weights());
  }

  static RoleModel of(
      Facts facts,
      Optional<Closure> closure,
      Vectors vectors,
      double[][] balls,
      double[][] weights) {
    return new RoleModel(facts, closure, vectors, balls, weights);
  }

  /** Bytes on the heap that a training takes, about. */
  public static long bytes(Facts facts, RoleConfig config) {
    return Relaxation.bytes(facts, config)
        + (long) config.concurrency() * Question.bytes(facts)
        + Learner.bytes(facts);
  }

  /** The facts. */
  public Facts facts() {
    return facts;
  }

  /** Vectors of entities, [entity][{@link Template#length}], centers first; not to be changed. */
  public float[][] centers() {
    return vectors.centers();
  }

  /** Radii, [entity]; not to be changed. */
  public float[] radii() {
    return vectors.radii();
  }

  /** All else. */
  public RoleParameters parameters() {
    return new RoleParameters(
        vectors.template(), vectors.translations(), balls, weights, vectors.unit());
  }

  /**
   * The entities to which a way may lead beyond the known ones, the most probable first.
   *
   * @param from where the way begins
   * @param way {@code 2 r} for tails of role r, {@code 2 r + 1} for heads
   * @param limit at most so many
   */
  public List<Prediction> predict(int from, int way, int limit) {
    Question question = asked(from, way);
    double[] chances = chances(question, from);
    Grounds grounds = new Grounds(question, weights[way], vectors);
    return IntStream.of(Top.of(chances, limit))
        .mapToObj(e -> prediction(question, grounds, chances, e))
        .toList();
  }

  /** The same for one candidate, among those that are not known and itself. */
  public Prediction judge(int from, int way, int candidate) {
    Question question = asked(from, way);
    double[] chances = chances(question, candidate);
    return prediction(question, new Grounds(question, weights[way], vectors), chances, candidate);
  }

  /**
   * Scores of all entities as answers to a question, known ones and its start too.
   *
   * @param scores filled, [entity]
   */
  public void score(int from, int way, double[] scores) {
    asked(from, way).score(weights[way], scores);
  }

  /** Entities that a way certainly leads to and its start, ascending. */
  public int[] known(int from, int way) {
    return new Known(facts, closure).answers(from, way);
  }

  /** Where a way leads from an entity: what the vector of the other end should be. */
  public float[] led(int from, int way) {
    return vectors.led(from, way);
  }

  /** Signed slack of a fact in the balls: at least 0 where it holds. */
  public double margin(int head, int role, int tail) {
    return vectors.margin(head, role, tail, balls);
  }

  private Question asked(int from, int way) {
    Question question = new Question(facts, closure, vectors);
    question.ask(from, way);
    return question;
  }

  // Probabilities; those that are no candidates have none.
  private double[] chances(Question question, int kept) {
    double[] scores = new double[facts.entityCount()];
    question.score(weights[question.way], scores);
    for (int known : question.known()) {
      if (known != kept || known == question.from) {
        scores[known] = Double.NEGATIVE_INFINITY;
      }
    }
    double most = Arrays.stream(scores).max().orElse(0);
    double sum = 0;
    for (double score : scores) {
      sum += Math.exp(score - most);
    }
    for (int e = 0; e < scores.length; e++) {
      scores[e] =
          scores[e] == Double.NEGATIVE_INFINITY ? scores[e] : Math.exp(scores[e] - most) / sum;
    }
    return scores;
  }

  private Prediction prediction(Question question, Grounds grounds, double[] chances, int entity) {
    double distance = -question.dense[Features.DISTANCE][entity] * vectors.unit();
    return new Prediction(entity, Math.max(0, chances[entity]), distance, grounds.of(entity));
  }
}
