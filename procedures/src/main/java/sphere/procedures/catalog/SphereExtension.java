package sphere.procedures.catalog;

import java.util.Optional;
import java.util.function.Supplier;
import org.neo4j.configuration.Config;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.graphdb.event.DatabaseEventContext;
import org.neo4j.graphdb.event.DatabaseEventListenerAdapter;
import org.neo4j.kernel.api.procedure.GlobalProcedures;
import org.neo4j.kernel.extension.ExtensionFactory;
import org.neo4j.kernel.extension.ExtensionType;
import org.neo4j.kernel.extension.context.ExtensionContext;
import org.neo4j.kernel.impl.factory.DbmsInfo;
import org.neo4j.kernel.lifecycle.Lifecycle;
import org.neo4j.kernel.lifecycle.LifecycleAdapter;
import org.neo4j.logging.Log;
import org.neo4j.logging.internal.LogService;
import sphere.gpu.Gpu;
import sphere.procedures.job.Devices;
import sphere.procedures.ontology.OntologyAccess;

/**
 * Gives each server its {@link Models}, {@link Devices} and {@link OntologyAccess}, which
 * procedures get by injection, and forgets what belongs to a database that stops.
 *
 * <p>Neo4j finds this class by its service file. It is the one place where the plugin needs more
 * than the procedure API: state that lives as long as the server and no longer, without statics.
 */
public final class SphereExtension extends ExtensionFactory<SphereExtension.Dependencies> {
  /** What Neo4j hands over. */
  public interface Dependencies {
    /** Where injected components are made known. */
    GlobalProcedures globalProcedures();

    /** Who tells of databases that stop. */
    DatabaseManagementService databaseManagementService();

    /** The server's settings. */
    Config config();

    /** The server's logs. */
    LogService logService();
  }

  /** Called by Neo4j. */
  public SphereExtension() {
    super(ExtensionType.GLOBAL, "sphere");
  }

  // On a cluster transactions come in that no listener is told of, and of an Enterprise server some
  // users may not read all properties: there stored balls are read, by the rules of the server.
  private static Optional<Supplier<DatabaseManagementService>> server(
      ExtensionContext context, Dependencies dependencies) {
    return context.dbmsInfo() == DbmsInfo.COMMUNITY
        ? Optional.of(dependencies::databaseManagementService)
        : Optional.empty();
  }

  @Override
  public Lifecycle newInstance(ExtensionContext context, Dependencies dependencies) {
    Models models =
        new Models(
            server(context, dependencies),
            sentence -> dependencies.logService().getUserLog(Models.class).warn(sentence));
    FactModels facts = new FactModels(models);
    OntologyModels learned = new OntologyModels(models);
    Log log = dependencies.logService().getUserLog(Devices.class);
    Devices devices = new Devices(new Gpu(), log::info);
    OntologyAccess ontologies = OntologyAccess.of(dependencies.config());
    return new LifecycleAdapter() {
      @Override
      public void init() {
        dependencies.globalProcedures().registerComponent(Devices.class, c -> devices, true);
        dependencies
            .globalProcedures()
            .registerComponent(OntologyAccess.class, c -> ontologies, true);
        dependencies.globalProcedures().registerComponent(Models.class, c -> models, true);
        dependencies.globalProcedures().registerComponent(FactModels.class, c -> facts, true);
        dependencies.globalProcedures().registerComponent(OntologyModels.class, c -> learned, true);
      }

      @Override
      public void start() {
        dependencies
            .databaseManagementService()
            .registerDatabaseEventListener(
                new DatabaseEventListenerAdapter() {
                  @Override
                  public void databaseShutdown(DatabaseEventContext event) {
                    models.forget(event.getDatabaseName());
                    facts.forget(event.getDatabaseName());
                    learned.forget(event.getDatabaseName());
                  }
                });
      }

      @Override
      public void stop() {
        models.close();
      }
    };
  }
}
