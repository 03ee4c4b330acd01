package sphere.ontology.inner.read;

import java.io.Reader;
import java.util.Optional;
import org.semanticweb.owlapi.io.OWLOntologyDocumentSource;
import org.semanticweb.owlapi.model.IRI;

/** A document that is here, and that nobody looks for elsewhere. */
final class Source implements OWLOntologyDocumentSource {
  private static final IRI BASE = IRI.create("urn:sphere:document");

  private final Reader reader;

  Source(Reader reader) {
    this.reader = reader;
  }

  @Override
  public Optional<Reader> getReader() {
    return Optional.of(reader);
  }

  @Override
  public IRI getDocumentIRI() {
    return BASE;
  }

  @Override
  public boolean hasAlredyFailedOnStreams() {
    return false;
  }

  @Override
  public boolean hasAlredyFailedOnIRIResolution() {
    return true;
  }

  @Override
  public void setIRIResolutionFailed(boolean value) {
    // It has.
  }
}
