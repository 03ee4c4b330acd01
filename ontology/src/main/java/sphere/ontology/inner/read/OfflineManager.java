package sphere.ontology.inner.read;

import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.semanticweb.owlapi.io.OWLOntologyDocumentSource;
import org.semanticweb.owlapi.model.ChangeDetails;
import org.semanticweb.owlapi.model.IRI;
import org.semanticweb.owlapi.model.OWLImportsDeclaration;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.model.OWLOntologyChange;
import org.semanticweb.owlapi.model.OWLOntologyCreationException;
import org.semanticweb.owlapi.model.OWLOntologyLoaderConfiguration;
import uk.ac.manchester.cs.owl.owlapi.OWLDataFactoryImpl;
import uk.ac.manchester.cs.owl.owlapi.OWLOntologyFactoryImpl;
import uk.ac.manchester.cs.owl.owlapi.OWLOntologyManagerImpl;
import uk.ac.manchester.cs.owl.owlapi.concurrent.NonConcurrentOWLOntologyBuilder;

/** A manager of one ontology, which loads nothing, from nowhere. */
final class OfflineManager extends OWLOntologyManagerImpl {
  private static final long serialVersionUID = 1;
  private static final int LOOK_EACH = 1 << 10;

  private final transient Watch watch;
  private int made;

  /**
   * @param watch is kept while the ontology grows
   */
  OfflineManager(Watch watch) {
    super(new OWLDataFactoryImpl(), new ReentrantReadWriteLock());
    setOntologyFactories(Set.of(new OWLOntologyFactoryImpl(new NonConcurrentOWLOntologyBuilder())));
    this.watch = watch;
  }

  /** Every axiom that is read comes by here. */
  @Override
  public ChangeDetails applyChangesAndGetDetails(List<? extends OWLOntologyChange> changes) {
    made += changes.size();
    if (made >= LOOK_EACH) {
      made = 0;
      watch.look();
    }
    return super.applyChangesAndGetDetails(changes);
  }

  /** What the parser was told to import is on record as a declaration. */
  @Override
  public void makeLoadImportRequest(
      OWLImportsDeclaration declaration, OWLOntologyLoaderConfiguration configuration) {
    // Nothing is fetched.
  }

  @Override
  protected OWLOntology loadOntology(
      IRI iri, boolean allowExists, OWLOntologyLoaderConfiguration configuration)
      throws OWLOntologyCreationException {
    throw refusal();
  }

  @Override
  protected OWLOntology loadOntology(
      IRI iri, OWLOntologyDocumentSource source, OWLOntologyLoaderConfiguration configuration)
      throws OWLOntologyCreationException {
    throw refusal();
  }

  @Override
  protected OWLOntology load(
      OWLOntologyDocumentSource source, OWLOntologyLoaderConfiguration configuration)
      throws OWLOntologyCreationException {
    throw refusal();
  }

  private static OWLOntologyCreationException refusal() {
    return new OWLOntologyCreationException("nothing but the document is read");
  }
}
