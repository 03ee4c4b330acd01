package sphere.procedures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.neo4j.graphdb.Transaction;
import org.neo4j.procedure.TerminationGuard;
import sphere.procedures.catalog.Caller;
import sphere.procedures.catalog.Models;
import sphere.procedures.job.Job;

/** A model that took long to load once replaced the one that was trained meanwhile. */
class StaleLoadTest {
  @RegisterExtension static final Database graph = new Database();

  @Test
  void aModelTrainedWhileAnOlderOneLoadsIsNotReplacedByIt() {
    verify("CALL sphere.train()", 0);
  }

  @Test
  void aModelDroppedWhileItLoadsIsNotPublished() {
    verify("CALL sphere.drop('sphere')", 0);
  }

  @Test
  void aModelThatNothingHappenedToIsPublished() {
    verify("RETURN 1", 1);
  }

  private static void verify(String meanwhile, int published) {
    graph.run(TrainProceduresTest.ANIMALS);
    graph.run("CALL sphere.train()");
    Models models = new Models(Optional.empty(), why -> {});
    AtomicBoolean done = new AtomicBoolean();
    TerminationGuard guard =
        () -> {
          // By the audit, loading has read its record and all balls.
          boolean late =
              models.jobs().running().stream().anyMatch(job -> job.phase().equals("audit"));
          if (late && done.compareAndSet(false, true)) {
            graph.run(meanwhile);
          }
        };
    try (Transaction tx = graph.service().beginTx()) {
      Job.CallContext context = new Job.CallContext(guard, new NoAccount());
      models.get(new Caller(graph.service(), tx, context), "sphere");
    }
    assertThat(done).isTrue();
    assertThat(models.loaded("neo4j", "sphere").stream()).hasSize(published);
  }
}
