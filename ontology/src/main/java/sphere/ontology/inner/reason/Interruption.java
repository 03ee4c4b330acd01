package sphere.ontology.inner.reason;

import org.semanticweb.elk.reasoner.ReasonerInterrupter;
import org.semanticweb.elk.reasoner.stages.ElkInterruptedException;

/** Once it is said, it stands; ELK's own is taken back by the first who hears it. */
final class Interruption extends ReasonerInterrupter {
  @Override
  public void checkInterrupt() throws ElkInterruptedException {
    if (isInterrupted()) {
      throw new ElkInterruptedException();
    }
  }
}
