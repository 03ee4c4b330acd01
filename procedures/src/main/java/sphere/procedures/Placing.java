package sphere.procedures;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Transaction;
import sphere.geometry.ball.Ball;
import sphere.geometry.features.Candidate;
import sphere.procedures.catalog.Model;
import sphere.procedures.config.PlaceSettings;
import sphere.procedures.features.Encoders;
import sphere.procedures.features.Knowledge;
import sphere.procedures.features.Question;
import sphere.procedures.features.Questions;
import sphere.procedures.job.Job;

/** Places one thing. */
final class Placing {
  private final Model model;
  private final Transaction tx;
  private final Knowledge knowledge;
  private final Evidence evidence;
  private final Questions questions;
  private final Job job;

  Placing(Model model, Transaction tx, Encoders encoders, Job job) {
    this.model = model;
    this.tx = tx;
    this.job = job;
    knowledge = model.requireKnowledge(tx);
    evidence = new Evidence(model, tx);
    questions = new Questions(model.name(), knowledge.layout(), encoders);
  }

  List<PlaceRow> rows(Object input, PlaceSettings settings) {
    int known = input instanceof Node node ? model.ordinalOf(tx, node) : -1;
    Question question = input instanceof Node node ? of(node) : questions.of(input);
    questions.encode(1, job);
    job.progress("place", 0);
    job.account(knowledge.placer().scratchBytes());
    List<Candidate> found =
        knowledge.placer().place(question.features(), question.wording(), known, settings.limit());
    Ball ball = known < 0 ? knowledge.placer().ball(question.features()) : knowledge.ball(known);
    List<PlaceRow> rows = new ArrayList<>();
    for (Candidate candidate : found) {
      int[] children = settings.insert() ? children(question, known, candidate) : new int[0];
      row(candidate, rows.size() + 1, children, ball).ifPresent(rows::add);
    }
    return rows;
  }

  private Question of(Node node) {
    Question question = questions.of(node);
    if (question.isEmpty()) {
      throw questions.nothing(node);
    }
    return question;
  }

  private int[] children(Question question, int known, Candidate candidate) {
    return knowledge
        .placer()
        .insert(question.features(), question.wording(), known, candidate.ordinal());
  }

  // Ranks are told anew, for want of those that have been deleted since.
  private Optional<PlaceRow> row(Candidate candidate, int rank, int[] children, Ball ball) {
    return evidence
        .node(candidate.ordinal())
        .map(
            node ->
                new PlaceRow(
                    node,
                    rank,
                    candidate.margin(),
                    candidate.probability(),
                    candidate.confidence(),
                    candidate.score(),
                    evidence.of(candidate),
                    IntStream.of(children).boxed().flatMap(u -> evidence.node(u).stream()).toList(),
                    TrainProcedures.BallRow.coordinates(ball.center()),
                    ball.radius(0)));
  }
}
