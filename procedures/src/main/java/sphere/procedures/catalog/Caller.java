package sphere.procedures.catalog;

import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Transaction;
import sphere.procedures.job.Job;

/**
 * Who asks for a model.
 *
 * @param db the database
 * @param tx the transaction of the call
 * @param context its guard and memory account
 */
public record Caller(GraphDatabaseService db, Transaction tx, Job.CallContext context) {
  /** Name of the database. */
  public String databaseName() {
    return db.databaseName();
  }
}
