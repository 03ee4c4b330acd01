package sphere.ontology.inner.reason;

import org.semanticweb.elk.owl.interfaces.ElkObject;
import org.semanticweb.elk.reasoner.Reasoner;
import org.semanticweb.elk.reasoner.ReasonerInterrupter;
import org.semanticweb.elk.reasoner.config.ReasonerConfiguration;
import org.semanticweb.elk.reasoner.stages.SimpleStageExecutor;
import org.semanticweb.elk.util.concurrent.computation.ConcurrentExecutor;

/** ELK with threads that we know of. */
final class ElkReasoner extends Reasoner {
  private final Workers workers;

  ElkReasoner(
      ElkObject.Factory factory,
      ReasonerInterrupter interrupter,
      Workers workers,
      ReasonerConfiguration configuration) {
    super(factory, interrupter, new SimpleStageExecutor(), configuration);
    this.workers = workers;
  }

  /** Looked for in properties, which takes longer than to answer a small question. */
  static ReasonerConfiguration configuration(int threads) {
    ReasonerConfiguration configuration = ReasonerConfiguration.getConfiguration();
    configuration.setParameter(
        ReasonerConfiguration.NUM_OF_WORKING_THREADS, Integer.toString(threads));
    configuration.setParameter(ReasonerConfiguration.INCREMENTAL_MODE_ALLOWED, "false");
    return configuration;
  }

  @Override
  protected ConcurrentExecutor getProcessExecutor() {
    return workers;
  }
}
