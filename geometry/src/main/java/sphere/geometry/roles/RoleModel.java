package sphere.geometry.roles;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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
  /** So many questions at a time are answered; more wait, as each takes memory by entities. */
  private static final int ASKERS = 4;

  private final Facts facts;
  private final Optional<Closure> closure;
  private final Vectors vectors;
  private final double[][] balls;
  private final double[][] weights;
  private final Questions questions;

  private RoleModel(
      Facts facts,
      Optional<Closure> closure,
      Vectors vectors,
      double[][] balls,
      double[][] weights) {
    questions = new Questions(ASKERS, () -> new Question(facts, closure, vectors));
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
   * @throws IllegalArgumentException if the order has more pairs than fit in an array
   */
  public static Trained train(
      Facts facts, Optional<Order> order, RoleConfig config, Monitor monitor) {
    monitor.account(bytes(facts, config));
    Optional<Closure> closure = closure(facts, order, monitor);
    Weighed weighed = Weighed.of(new Known(facts, closure), config, monitor);
    Vectors vectors = Vectors.learned(facts, closure.isPresent(), config, monitor);
    return new Trained(
        new RoleModel(facts, closure, vectors, vectors.balls(facts), weighed.weights()),
        weighed.figures());
  }

  /**
   * A model of what is known, weighed by other facts, none of which it learns.
   *
   * @param known what is known
   * @param order what that entails, if role 0 is subsumption
   * @param heldOut facts between entities that are known
   * @param evidence what is weighed; the rest does not count
   * @throws IllegalArgumentException if the order has more pairs than fit in an array
   */
  public static RoleModel weighed(
      Facts known,
      Optional<Order> order,
      Facts heldOut,
      Set<Evidence> evidence,
      RoleConfig config,
      Monitor monitor) {
    monitor.account(bytes(known, heldOut.count(), config));
    Optional<Closure> closure = closure(known, order, monitor);
    Vectors vectors = Vectors.learned(known, closure.isPresent(), config, monitor);
    Known truth = new Known(Parts.union(known, heldOut), closure);
    Learner learner = new Learner(known, closure, truth, vectors, config, monitor);
    double[][] weights = learner.weights(heldOut, evidence);
    return new RoleModel(known, closure, vectors, vectors.balls(known), weights);
  }

  private static Optional<Closure> closure(Facts facts, Optional<Order> order, Monitor monitor) {
    return order.map(o -> Closure.of(o, facts.entityCount(), monitor));
  }

  /**
   * The same balls with evidence weighed anew, for what it is worth.
   *
   * @param heldOut facts between entities that are known, none of which was learned
   * @param some what is weighed; the rest does not count
   */
  public RoleModel reweighed(
      Facts heldOut, Set<Evidence> some, RoleConfig config, Monitor monitor) {
    Known truth = new Known(Parts.union(facts, heldOut), closure);
    Learner learner = new Learner(facts, closure, truth, vectors, config, monitor);
    return new RoleModel(facts, closure, vectors, balls, learner.weights(heldOut, some));
  }

  /**
   * A model of what {@link #centers}, {@link #radii} and {@link #parameters} were.
   *
   * @param facts what is known now
   * @param order what is entailed now, if role 0 is subsumption
   * @throws IllegalArgumentException if there are not as many centers, translations or weights as
   *     these facts take, or the order has more pairs than fit in an array
   */
  public static RoleModel restored(
      Facts facts,
      Optional<Order> order,
      float[][] centers,
      float[] radii,
      RoleParameters parameters,
      Monitor monitor) {
    parameters.requireFit(facts, centers, radii);
    monitor.account(ASKERS * Question.bytes(facts));
    Vectors vectors =
        new Vectors(
            parameters.template(),
            order.isPresent(),
            centers,
            radii,
            parameters.translations(),
            parameters.unit());
    Optional<Closure> closure = closure(facts, order, monitor);
    return new RoleModel(facts, closure, vectors, parameters.balls(), parameters.weights());
  }

  /** Bytes on the heap that a training takes, about, beside those of an order. */
  public static long bytes(Facts facts, RoleConfig config) {
    return bytes(facts, (long) Math.ceil(facts.count() * config.heldOut()), config);
  }

  // Facts once more, as parts of all or as all of two parts.
  private static long bytes(Facts facts, long heldOut, RoleConfig config) {
    return Relaxation.bytes(facts, config)
        + Math.max(config.concurrency(), ASKERS) * Question.bytes(facts)
        + Learner.bytes(facts, heldOut, config)
        + Facts.bytes(3L * facts.entityCount(), facts.count() + heldOut);
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

  /** {@link #predict(int, int, int, Runnable)} that does not stop before it is done. */
  public List<Prediction> predict(int from, int way, int limit) {
    return predict(from, way, limit, () -> {});
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
    return asked(
        from,
        way,
        check,
        question -> {
          double[] chances = chances(question, from);
          Grounds grounds = new Grounds(question, weights[way], vectors);
          return IntStream.of(Top.of(chances, limit))
              .mapToObj(e -> prediction(question, grounds, chances, e))
              .toList();
        });
  }

  /** {@link #judge(int, int, int, Runnable)} that does not stop before it is done. */
  public Prediction judge(int from, int way, int candidate) {
    return judge(from, way, candidate, () -> {});
  }

  /**
   * The same for one candidate, among those that are not known and itself.
   *
   * @param check called now and then; throws to abort
   */
  public Prediction judge(int from, int way, int candidate, Runnable check) {
    return asked(
        from,
        way,
        check,
        question -> {
          Grounds grounds = new Grounds(question, weights[way], vectors);
          return prediction(question, grounds, chances(question, candidate), candidate);
        });
  }

  /**
   * Scores of all entities as answers to a question, known ones and its start too.
   *
   * @param scores filled, [entity]
   */
  public void score(int from, int way, double[] scores) {
    asked(
        from,
        way,
        () -> {},
        question -> {
          question.score(weights[way], scores);
          return scores;
        });
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

  private <T> T asked(int from, int way, Runnable check, Function<Question, T> told) {
    return questions.with(
        question -> {
          check.run();
          question.ask(from, way);
          check.run();
          return told.apply(question);
        },
        check);
  }

  // Probabilities; those that are no candidates have none.
  private double[] chances(Question question, int kept) {
    double[] scores = question.scores;
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
