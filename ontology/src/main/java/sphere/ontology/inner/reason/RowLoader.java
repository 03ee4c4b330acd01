package sphere.ontology.inner.reason;

import java.util.Iterator;
import org.semanticweb.elk.loading.AbstractAxiomLoader;
import org.semanticweb.elk.owl.interfaces.ElkAxiom;
import org.semanticweb.elk.owl.visitors.ElkAxiomProcessor;
import org.semanticweb.elk.util.concurrent.computation.InterruptMonitor;

/** Gives ELK axioms one by one; where interrupted, it goes on later. */
final class RowLoader extends AbstractAxiomLoader {
  private final Iterator<ElkAxiom> axioms;

  RowLoader(InterruptMonitor interrupter, Iterator<ElkAxiom> axioms) {
    super(interrupter);
    this.axioms = axioms;
  }

  @Override
  public void load(ElkAxiomProcessor inserter, ElkAxiomProcessor deleter) {
    while (axioms.hasNext() && !isInterrupted()) {
      inserter.visit(axioms.next());
    }
  }

  @Override
  public boolean isLoadingFinished() {
    return !axioms.hasNext();
  }
}
