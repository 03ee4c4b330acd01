package sphere.procedures;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.neo4j.graphdb.security.URLAccessChecker;
import org.neo4j.logging.Log;
import org.neo4j.procedure.Context;
import org.neo4j.procedure.Description;
import org.neo4j.procedure.Mode;
import org.neo4j.procedure.Name;
import org.neo4j.procedure.Procedure;
import sphere.geometry.ontology.Axioms;
import sphere.geometry.ontology.NormalForm;
import sphere.geometry.ontology.Ontology;
import sphere.geometry.ontology.OntologyTools;
import sphere.geometry.ontology.ReadOntology;
import sphere.procedures.config.LoadSettings;
import sphere.procedures.job.Job;
import sphere.procedures.ontology.OntologyAccess;
import sphere.procedures.ontology.OntologyWriter;
import sphere.procedures.ontology.Source;

/** {@code sphere.ontology.load}. */
public final class OntologyProcedures extends SphereCall {
  private static final String LOAD = "sphere.ontology.load";

  /** The server's access to ontologies. */
  @Context public OntologyAccess ontologies;

  /** What Neo4j allows who calls. */
  @Context public URLAccessChecker access;

  /** Neo4j's log. */
  @Context public Log log;

  /** Loads an ontology. */
  @Procedure(name = LOAD, mode = Mode.WRITE)
  @Description(
      "Reads an ontology and writes its classes, roles and axioms to the graph, in EL normal form;"
          + " what is there already is not written again. Fetches nothing, imports neither.")
  public Stream<LoadRow> load(
      @Name(
              value = "source",
              description =
                  "Text of the document, or `file:///NAME` of a file in Neo4j's import folder.")
          String source,
      @Name(
              value = "configuration",
              defaultValue = "{}",
              description = "format, nodeLabel; see the manual.")
          Map<String, Object> configuration) {
    OntologyTools tools = ontologies.tools().require("Procedure `%s`".formatted(LOAD));
    LoadSettings settings = LoadSettings.of(configuration, tools.formats());
    requireNothingUncommitted();
    try (Job job = models.jobs().loading(db.databaseName(), LOAD, context())) {
      LoadRow row = load(source, settings, tools, job);
      log.info(
          "Sphere loaded an ontology into database `%s`: %d classes, %d roles, %d axioms beyond EL"
              + " left out, in %d ms.",
          db.databaseName(),
          row.classCount(),
          row.roleCount(),
          row.droppedCount(),
          row.loadMillis());
      return Stream.of(row);
    }
  }

  private LoadRow load(String source, LoadSettings settings, OntologyTools tools, Job job) {
    job.holdToHeap();
    OntologyWriter writer = new OntologyWriter(db, settings.nodeLabel(), job);
    byte[] document = Source.document(source, ontologies.folder(), access, job);
    writer.requireWritable();
    job.progress("parsing", 0);
    ReadOntology read = tools.read(document, settings.format(), job::check);
    return LoadRow.of(read, writer.write(read.ontology()), settings, job);
  }

  /** What was loaded. */
  public record LoadRow(
      @Description("Format of the document.") String format,
      @Description("Named classes in the document.") long classCount,
      @Description("Roles in the document.") long roleCount,
      @Description("Axioms that were taken, by normal form.") Map<String, Object> axioms,
      @Description("Axioms that are beyond EL, by what is beyond it.") Map<String, Object> dropped,
      @Description("Axioms that are beyond EL.") long droppedCount,
      @Description("Documents that this one imports, none of which was fetched.")
          List<String> imports,
      @Description("Nodes that were not there before.") long nodesCreated,
      @Description("Relationships that were not there before.") long relationshipsCreated,
      @Description("Milliseconds from the call to the last commit.") long loadMillis,
      @Description("The configuration in effect.") Map<String, Object> configuration) {
    static LoadRow of(
        ReadOntology read, OntologyWriter.Written written, LoadSettings settings, Job job) {
      Ontology ontology = read.ontology();
      return new LoadRow(
          read.format(),
          ontology.concepts().stream().filter(concept -> !concept.isAuxiliary()).count(),
          ontology.roles().size(),
          counts(ontology.axioms()),
          longs(read.dropped()),
          read.dropped().values().stream().mapToLong(Integer::longValue).sum(),
          read.imports(),
          written.nodes(),
          written.relationships(),
          job.elapsed().toMillis(),
          settings.effective());
    }

    private static Map<String, Object> longs(Map<String, Integer> counts) {
      Map<String, Object> longs = new TreeMap<>();
      counts.forEach((key, count) -> longs.put(key, (long) count));
      return longs;
    }

    private static Map<String, Object> counts(Axioms axioms) {
      Map<String, Object> counts = new LinkedHashMap<>();
      for (NormalForm form : NormalForm.values()) {
        counts.put(form.code(), (long) axioms.count(form));
      }
      return counts;
    }
  }
}
