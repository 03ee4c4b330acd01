/**
 * Procedures and functions {@code sphere.*}: parse, one call, rows.
 *
 * <p>The only module that knows Neo4j. Packages point down: {@code config} (what users say), {@code
 * job} (long work), {@code graph} (transaction to hierarchy), {@code features} (nodes to vectors),
 * {@code write} (balls to nodes), {@code ontology} (axioms in the graph), {@code catalog} (models
 * that can be asked), and this one on top. Read {@link sphere.procedures.TrainProcedures} and
 * {@link sphere.procedures.Training} first.
 */
package sphere.procedures;
