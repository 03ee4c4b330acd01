package sphere.procedures.catalog;

import org.neo4j.graphdb.Transaction;
import sphere.procedures.job.Job;

/**
 * Who asks for a model.
 *
 * @param database name of the database
 * @param tx the transaction of the call
 * @param context its guard and memory account
 */
public record Caller(String database, Transaction tx, Job.CallContext context) {}
