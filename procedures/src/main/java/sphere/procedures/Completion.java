package sphere.procedures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Transaction;
import sphere.geometry.features.Candidate;
import sphere.geometry.features.Completer;
import sphere.geometry.training.Workers;
import sphere.procedures.catalog.Model;
import sphere.procedures.config.PlaceSettings;
import sphere.procedures.features.Encoders;
import sphere.procedures.features.Knowledge;
import sphere.procedures.features.Question;
import sphere.procedures.features.Questions;
import sphere.procedures.job.Job;

/**
 * Looks for edges worth adding and edges worth checking: each known thing is placed as if it were
 * new, and what comes out is compared with where it is.
 */
final class Completion {
  /** Things that are read, encoded and placed together. */
  private static final int BATCH = 512;

  private static final Comparator<Proposal> ORDER =
      Comparator.<Proposal>comparingDouble(p -> -p.better().confidence())
          .thenComparingInt(Proposal::child)
          .thenComparingInt(p -> p.edge().map(Candidate::ordinal).orElse(-1));

  private final Model model;
  private final Knowledge knowledge;
  private final Completer completer;
  private final Evidence evidence;
  private final Questions questions;
  private final PlaceSettings settings;
  private final Job job;
  private List<Proposal> best = new ArrayList<>();

  // Something better than a doubtful edge, or than none.
  private record Proposal(int child, Candidate better, Optional<Candidate> edge) {}

  // A thing that something is known of.
  private record Asked(int ordinal, Question question) {}

  Completion(Model model, Transaction tx, Encoders encoders, PlaceSettings settings, Job job) {
    this.model = model;
    this.settings = settings;
    this.job = job;
    knowledge = model.requireKnowledge(tx);
    completer = new Completer(knowledge.placer(), model.hierarchy());
    evidence = new Evidence(model, tx);
    questions = new Questions(model.name(), knowledge.layout(), encoders);
  }

  /**
   * Looks at some things.
   *
   * @param ordinals all of them
   */
  List<CompleteRow> rows(int[] ordinals) {
    job.account(knowledge.placer().scratchBytes() * settings.concurrency());
    try (Workers workers = new Workers(settings.concurrency(), job)) {
      for (int begin = 0; begin < ordinals.length; begin += BATCH) {
        job.progress("complete", (double) begin / ordinals.length);
        List<Asked> batch = batch(ordinals, begin);
        questions.encode(settings.concurrency(), job);
        keep(place(batch, workers));
      }
    }
    return best.stream().flatMap(proposal -> row(proposal).stream()).toList();
  }

  private List<Asked> batch(int[] ordinals, int begin) {
    return IntStream.range(begin, Math.min(ordinals.length, begin + BATCH))
        .map(i -> ordinals[i])
        .boxed()
        .flatMap(v -> asked(v).stream())
        .toList();
  }

  // Of nodes that share a ball the first of which anything is known.
  private Optional<Asked> asked(int v) {
    return model
        .nodes(evidence.tx(), v)
        .map(questions::of)
        .filter(question -> !question.isEmpty())
        .findFirst()
        .map(question -> new Asked(v, question));
  }

  private List<List<Proposal>> place(List<Asked> batch, Workers workers) {
    List<List<Proposal>> found = new ArrayList<>();
    batch.forEach(asked -> found.add(List.of()));
    workers.run(batch.size(), 1, () -> i -> found.set(i, proposals(batch.get(i))));
    return found;
  }

  private void keep(List<List<Proposal>> found) {
    best =
        Stream.concat(best.stream(), found.stream().flatMap(List::stream))
            .sorted(ORDER)
            .limit(settings.limit())
            .collect(java.util.stream.Collectors.toCollection(ArrayList::new));
  }

  private List<Proposal> proposals(Asked asked) {
    Question question = asked.question();
    return completer.look(question.features(), question.wording(), asked.ordinal()).stream()
        .filter(finding -> finding.better().confidence() >= settings.minConfidence())
        .flatMap(finding -> proposals(asked.ordinal(), finding))
        .toList();
  }

  private static Stream<Proposal> proposals(int v, Completer.Finding finding) {
    Candidate better = finding.better();
    return Stream.concat(
        Stream.of(new Proposal(v, better, Optional.empty())),
        finding.doubtful().stream().map(edge -> new Proposal(v, better, Optional.of(edge))));
  }

  private Optional<CompleteRow> row(Proposal proposal) {
    Candidate above = proposal.edge().orElse(proposal.better());
    Optional<Node> child = evidence.node(proposal.child());
    Optional<Node> parent = evidence.node(above.ordinal());
    Optional<Node> better = evidence.node(proposal.better().ordinal());
    if (child.isEmpty() || parent.isEmpty() || better.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new CompleteRow(
            proposal.edge().isPresent() ? "doubtful" : "missing",
            child.get(),
            parent.get(),
            proposal.better().confidence(),
            proposal.edge().map(Candidate::confidence).orElse(null),
            above.margin(),
            evidence.of(proposal.better()),
            proposal.edge().map(edge -> better.get()).orElse(null)));
  }
}
