package sphere.benchmarks.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.neo4j.graphdb.Result;
import org.neo4j.graphdb.Transaction;

/**
 * One way of asking one question.
 *
 * @param name as it stands in the figures: {@code Sphere}, {@code Exists}, ...
 * @param bound whether the transaction and the parameters, nodes mostly, are there before the clock
 *     starts
 * @param binding the parameters of a sample
 * @param ask asks and takes all rows
 * @param check whether the rows are right; outside of what is timed
 */
record Way(String name, boolean bound, Binding binding, Ask ask, Check check) {

  /** Parameters of a sample. */
  interface Binding {
    Map<String, Object> of(Transaction tx, int sample);
  }

  /** What is timed. */
  interface Ask {
    List<Object> rows(Transaction tx, Map<String, Object> parameters);
  }

  /** Compares the first column of all rows with the truth. */
  interface Check {
    boolean right(int sample, List<Object> rows);
  }

  /** By Cypher; the first column of each row counts. */
  static Way cypher(String name, boolean bound, Binding binding, String query, Check check) {
    return new Way(name, bound, binding, (tx, parameters) -> rows(tx, query, parameters), check);
  }

  private static List<Object> rows(Transaction tx, String query, Map<String, Object> parameters) {
    List<Object> rows = new ArrayList<>();
    try (Result result = tx.execute(query, parameters)) {
      String column = result.columns().get(0);
      result.accept(
          row -> {
            rows.add(row.get(column));
            return true;
          });
    }
    return rows;
  }
}
