package sphere.procedures.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.procedure.memory.ProcedureMemory;
import org.neo4j.procedure.memory.ProcedureMemoryTracker;
import sphere.procedures.job.Job;
import sphere.procedures.job.Jobs;

class RefresherTest {
  private static GraphDatabaseService failing(String database, String why) {
    return calling(
        database,
        () -> {
          throw new IllegalStateException(why);
        });
  }

  private static GraphDatabaseService calling(String database, Runnable call) {
    return (GraphDatabaseService)
        Proxy.newProxyInstance(
            RefresherTest.class.getClassLoader(),
            new Class<?>[] {GraphDatabaseService.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "databaseName" -> database;
                  case "hashCode" -> 1;
                  case "equals" -> proxy == arguments[0];
                  default -> {
                    call.run();
                    yield null;
                  }
                });
  }

  private static ProcedureMemory memory() {
    return (ProcedureMemory)
        Proxy.newProxyInstance(
            RefresherTest.class.getClassLoader(),
            new Class<?>[] {ProcedureMemory.class},
            (proxy, method, arguments) ->
                Proxy.newProxyInstance(
                    RefresherTest.class.getClassLoader(),
                    new Class<?>[] {ProcedureMemoryTracker.class},
                    (tracker, of, bytes) -> null));
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

  /**
   * A load is no training, but as busy: its sentence is another one, and was taken for a failure.
   */
  @Test
  void aRefreshWaitsForALoad() throws InterruptedException {
    BlockingQueue<String> warnings = new LinkedBlockingQueue<>();
    BlockingQueue<Boolean> calls = new LinkedBlockingQueue<>();
    Jobs jobs = new Jobs((database, model) -> {});
    Job.CallContext context = new Job.CallContext(() -> {}, memory());
    try (Refresher refresher = new Refresher(warnings::add)) {
      try (Job load = jobs.loading("toys", "sphere.ontology.load", context)) {
        refresher.request(
            calling(
                "toys",
                () -> {
                  try (Job refresh = jobs.writing("toys", "dolls", context)) {
                    calls.add(refresh.model().equals("dolls"));
                  } catch (IllegalStateException e) {
                    calls.add(false);
                    throw e;
                  }
                }),
            "dolls");
        assertThat(calls.poll(20, TimeUnit.SECONDS)).isFalse();
        assertThat(load.model()).isEqualTo("sphere.ontology.load");
      }
      Boolean refreshed = false;
      while (Boolean.FALSE.equals(refreshed)) {
        refreshed = calls.poll(20, TimeUnit.SECONDS);
      }
      assertThat(refreshed).isTrue();
      assertThat(warnings).isEmpty();
    }
  }
}
