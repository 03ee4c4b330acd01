package sphere.procedures.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.neo4j.graphdb.GraphDatabaseService;

class RefresherTest {
  private static GraphDatabaseService failing(String database, String why) {
    return (GraphDatabaseService)
        Proxy.newProxyInstance(
            RefresherTest.class.getClassLoader(),
            new Class<?>[] {GraphDatabaseService.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "databaseName" -> database;
                  case "hashCode" -> 1;
                  case "equals" -> proxy == arguments[0];
                  default -> throw new IllegalStateException(why);
                });
  }

  /** A server has many databases, and each may have a model of the same name. */
  @Test
  void aWarningNamesModelAndDatabase() throws InterruptedException {
    BlockingQueue<String> warnings = new LinkedBlockingQueue<>();
    try (Refresher refresher = new Refresher(warnings::add)) {
      refresher.request(failing("toys", "It is broken."), "dolls");
      assertThat(warnings.poll(20, TimeUnit.SECONDS))
          .isEqualTo("Model `dolls` in database `toys` could not be refreshed: It is broken.");
    }
  }
}
