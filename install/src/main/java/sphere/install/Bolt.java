package sphere.install;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Config;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.Query;
import org.neo4j.driver.Result;
import org.neo4j.driver.Session;
import org.neo4j.driver.TransactionConfig;
import org.neo4j.driver.exceptions.DatabaseException;
import org.neo4j.driver.exceptions.ServiceUnavailableException;
import org.neo4j.driver.exceptions.TransientException;

/** Queries over Bolt, each in a transaction of its own. */
final class Bolt implements AutoCloseable {
  private static final TransactionConfig LIMITED =
      TransactionConfig.builder().withTimeout(Duration.ofMinutes(10)).build();

  private final Driver driver;

  Bolt(Ports ports, Credentials credentials) {
    driver =
        GraphDatabase.driver(
            "bolt://127.0.0.1:" + ports.bolt(),
            AuthTokens.basic(credentials.user(), credentials.password()),
            Config.builder()
                .withConnectionTimeout(5, TimeUnit.SECONDS)
                .withUserAgent("sphere-install")
                .build());
  }

  /** Whether the server takes queries yet; a refused password is an error and not a "not yet". */
  boolean answers() {
    try {
      table("RETURN 1", Map.of());
      return true;
    } catch (ServiceUnavailableException | TransientException | DatabaseException e) {
      return false;
    }
  }

  Table table(String query, Map<String, Object> parameters) {
    try (Session session = driver.session()) {
      Result result = session.run(new Query(query, parameters), LIMITED);
      List<String> columns = result.keys();
      return new Table(columns, result.list(row -> row.values().stream().map(Cells::of).toList()));
    }
  }

  void run(String query, Map<String, Object> parameters) {
    table(query, parameters);
  }

  long count(String query) {
    return Long.parseLong(table(query, Map.of()).rows().get(0).get(0));
  }

  @Override
  public void close() {
    driver.close();
  }
}
