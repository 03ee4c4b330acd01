package sphere.procedures;

import java.nio.file.Path;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.internal.kernel.api.exceptions.ProcedureException;
import org.neo4j.kernel.api.procedure.GlobalProcedures;
import org.neo4j.kernel.internal.GraphDatabaseAPI;

/** A server over a folder that outlives it, for what only a restart shows. */
final class Server implements AutoCloseable {
  private final DatabaseManagementService service;

  Server(Path home, Set<String> readOnly) {
    this(home, builder -> builder.setConfig(GraphDatabaseSettings.read_only_databases, readOnly));
  }

  Server(Path home, UnaryOperator<DatabaseManagementServiceBuilder> settings) {
    service = settings.apply(new DatabaseManagementServiceBuilder(home)).build();
    GlobalProcedures procedures =
        ((GraphDatabaseAPI) db()).getDependencyResolver().resolveDependency(GlobalProcedures.class);
    try {
      procedures.registerProcedure(TrainProcedures.class);
      procedures.registerProcedure(QueryProcedures.class);
      procedures.registerProcedure(BulkProcedures.class);
      procedures.registerProcedure(ModelProcedures.class);
      procedures.registerProcedure(PlaceProcedures.class);
      procedures.registerProcedure(OntologyProcedures.class);
      procedures.registerProcedure(OntologyTrainProcedures.class);
      procedures.registerProcedure(OntologyQueries.class);
      procedures.registerProcedure(KgProcedures.class);
      procedures.registerFunction(Functions.class);
      procedures.registerFunction(TextFunctions.class);
    } catch (ProcedureException e) {
      throw new IllegalStateException(e);
    }
  }

  GraphDatabaseService db() {
    return service.database("neo4j");
  }

  @Override
  public void close() {
    service.shutdown();
  }
}
