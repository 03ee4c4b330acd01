package sphere.procedures;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.neo4j.graphdb.Node;
import org.neo4j.procedure.Context;
import org.neo4j.procedure.Description;
import org.neo4j.procedure.Mode;
import org.neo4j.procedure.Name;
import org.neo4j.procedure.Procedure;
import sphere.geometry.ontology.OntologyTools;
import sphere.procedures.catalog.LearnedOntology;
import sphere.procedures.catalog.Model;
import sphere.procedures.catalog.OntologyModels;
import sphere.procedures.config.OntologyQuery;
import sphere.procedures.graph.ModelCall;
import sphere.procedures.job.Job;
import sphere.procedures.ontology.OntologyAccess;

/** Questions about an ontology. */
public final class OntologyQueries extends SphereCall {
  private static final String EXPLAIN = "sphere.ontology.explain";

  private static final String STATUS =
      "`certified`: entailed, and the balls show it; `entailed`: a reasoner says so, and geometry"
          + " does not show it; `predicted`: it does not follow, but is learned; `none`: neither.";

  private static final String PROBABILITY =
      "1 if it holds; of what is learned that it is this one, given that one is missing; null if"
          + " nothing is known.";

  /** The server's access to ontologies. */
  @Context public OntologyAccess ontologies;

  /** What was learned of ontologies. */
  @Context public OntologyModels learned;

  /** Whether one class is below another. */
  @Procedure(name = "sphere.ontology.subsumes", mode = Mode.READ)
  @Description("Whether the axioms entail that `inner` is `outer` or below it, and who shows it.")
  public Stream<SubsumesRow> subsumes(
      @Name(value = "outer", description = "The class or restriction that may be above.")
          Node outer,
      @Name(value = "inner", description = "The one that may be below.") Node inner,
      @Name(value = "configuration", defaultValue = "{}", description = "model.")
          Map<String, Object> configuration) {
    OntologyQuery query = OntologyQuery.named(configuration);
    if (outer == null || inner == null) {
      return Stream.empty();
    }
    Model model = model(query.model());
    Entailed entailed = new Entailed(model);
    SubsumesRow row = entailed.subsumes(ordinal(model, outer), inner, ordinal(model, inner));
    return Stream.of(row.holds() ? row : predicted(model, row, outer, inner));
  }

  private SubsumesRow predicted(Model model, SubsumesRow row, Node outer, Node inner) {
    Optional<LearnedOntology> known = learned.of(caller(), model);
    if (known.isEmpty()) {
      return row;
    }
    try (Job job = models.jobs().reading(db.databaseName(), model.name(), context())) {
      Predicted predicted = new Predicted(model, known.get(), tx, job);
      OptionalDouble probability = predicted.subsumption(outer, inner);
      return probability.isEmpty()
          ? row
          : new SubsumesRow(
              false,
              Predicted.STATUS,
              row.margin(),
              probability.getAsDouble(),
              predicted.isStale());
    }
  }

  /** What a class stands in a relation to. */
  @Procedure(name = "sphere.ontology.related", mode = Mode.READ)
  @Description(
      "What every instance of a class stands in a relation to by what the axioms entail: role and"
          + " class of each existential restriction above it.")
  public Stream<RelatedRow> related(
      @Name(value = "concept", description = "A class.") Node concept,
      @Name(
              value = "role",
              defaultValue = "null",
              description =
                  "A role: its node, its IRI or its name; null for all; `SCO`: the classes above.")
          Object role,
      @Name(
              value = "configuration",
              defaultValue = "{}",
              description =
                  "model, limit, direct (true: what follows from another row is left out; false:"
                      + " all, with what is above each), predicted (0: how many classes are told for"
                      + " each role that are not entailed, but learned).")
          Map<String, Object> configuration) {
    OntologyQuery query = OntologyQuery.related(configuration);
    if (concept == null) {
      return Stream.empty();
    }
    Model model = model(query.model());
    int ordinal = ordinal(model, concept);
    RelatedClasses related = new RelatedClasses(model, tx, guard::check);
    Stream<RelatedRow> entailed = related.rows(concept, ordinal, role, query.direct());
    return (query.predicted() == 0
            ? entailed
            : Stream.concat(entailed, predicted(model, related, concept, role, query)))
        .limit(query.limit());
  }

  private Stream<RelatedRow> predicted(
      Model model, RelatedClasses related, Node concept, Object role, OntologyQuery query) {
    LearnedOntology known = learned.of(caller(), model).orElseThrow(() -> ignorant(model));
    int ordinal = ordinal(model, concept);
    try (Job job = models.jobs().reading(db.databaseName(), model.name(), context())) {
      Predicted predicted = new Predicted(model, known, tx, job);
      List<RelatedRow> rows = new ArrayList<>();
      related
          .subclassType(role)
          .ifPresentOrElse(
              type ->
                  rows.addAll(
                      predicted.above(
                          concept,
                          type,
                          related.entailed(concept, ordinal, role),
                          query.predicted())),
              () ->
                  related
                      .roles(role)
                      .forEach(
                          one ->
                              rows.addAll(
                                  predicted.related(
                                      concept,
                                      one,
                                      related.entailed(concept, ordinal, one),
                                      query.predicted()))));
      return rows.stream();
    }
  }

  private static IllegalStateException ignorant(Model model) {
    String why =
        model.record().vectorShape().isEmpty()
            ? "was trained without predictions"
            : "learned from other roles than the ontology has now";
    return new IllegalStateException(
        "Model `%s` %s. Train it again with `CALL sphere.ontology.train(%s)`, or ask without `predicted`."
            .formatted(model.name(), why, ModelCall.literal(model.name())));
  }

  /** Whether a class can have instances. */
  @Procedure(name = "sphere.ontology.satisfiable", mode = Mode.READ)
  @Description("Whether a class can have an instance by the axioms.")
  public Stream<SatisfiableRow> satisfiable(
      @Name(value = "concept", description = "A class or restriction.") Node concept,
      @Name(value = "configuration", defaultValue = "{}", description = "model.")
          Map<String, Object> configuration) {
    OntologyQuery query = OntologyQuery.named(configuration);
    if (concept == null) {
      return Stream.empty();
    }
    Model model = model(query.model());
    return Stream.of(new Entailed(model).satisfiable(concept, ordinal(model, concept)));
  }

  /** Why. */
  @Procedure(name = EXPLAIN, mode = Mode.READ)
  @Description(
      "A smallest set of axioms from which it follows that `inner` is below `outer`, or with `role`"
          + " that it stands in that relation to it; of a class and itself, why it can have no"
          + " instance. No rows if it does not follow.")
  public Stream<ReasonRow> explain(
      @Name(value = "outer", description = "The class or restriction above.") Node outer,
      @Name(value = "inner", description = "The one below.") Node inner,
      @Name(value = "configuration", defaultValue = "{}", description = "model, role.")
          Map<String, Object> configuration) {
    OntologyQuery query = OntologyQuery.explained(configuration);
    if (outer == null || inner == null) {
      return Stream.empty();
    }
    OntologyTools tools = ontologies.tools().require("Procedure `%s`".formatted(EXPLAIN));
    Model model = model(query.model());
    try (Job job = models.jobs().reading(db.databaseName(), model.name(), context())) {
      return new Reasons(model, tx, tools, job).rows(outer, inner, query.role()).stream();
    }
  }

  /** Whether one class is below another. */
  public record SubsumesRow(
      @Description("Whether it is entailed.") boolean holds,
      @Description(STATUS) String status,
      @Description("Signed slack of containment.") double margin,
      @Description(PROBABILITY) Double probability,
      @Description(QueryProcedures.STALE) boolean stale) {}

  /** What a class stands in a relation to. */
  public record RelatedRow(
      @Description("The role, by its IRI where it has one.") String role,
      @Description("The class that something of is stood in relation to.") Node node,
      @Description(STATUS) String status,
      @Description(
              "Signed slack of containment in the restriction; if that is one with a class below"
                  + " this one, the less of it and of that class's containment in this one; null of"
                  + " what is learned.")
          Double margin,
      @Description(PROBABILITY) Double probability,
      @Description(
              "The axioms that what is learned rests on, the weightiest first; empty of what is"
                  + " entailed.")
          List<String> axioms,
      @Description(QueryProcedures.STALE) boolean stale) {}

  /** Whether a class can have instances. */
  public record SatisfiableRow(
      @Description("Whether it can.") boolean satisfiable,
      @Description(STATUS) String status,
      @Description("How many classes and restrictions are directly above it.") long parents,
      @Description("Balls of how many of them contain its ball.") long parentsContaining,
      @Description(QueryProcedures.STALE) boolean stale) {}

  /** One axiom of a reason. */
  public record ReasonRow(
      @Description("Which it is, from 1.") long step,
      @Description("Its normal form.") String form,
      @Description("The axiom in words.") String axiom,
      @Description("Nodes of the classes that it names.") List<Node> nodes,
      @Description(
              "By how much the balls show it, negative if they do not; null if none stand for it.")
          Double margin,
      @Description(STATUS) String status) {}
}
