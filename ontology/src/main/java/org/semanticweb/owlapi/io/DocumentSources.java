package org.semanticweb.owlapi.io;

import java.io.BufferedReader;
import java.io.Reader;
import java.nio.charset.Charset;
import org.semanticweb.owlapi.model.OWLOntologyLoaderConfiguration;

/**
 * Stands in for OWLAPI's class of this name, through which all its parsers get at documents: that
 * one opens what an IRI points to, by file or by network, and this one cannot.
 */
public final class DocumentSources {
  private DocumentSources() {}

  /**
   * The characters that the source brings.
   *
   * @throws OWLOntologyInputSourceException if it brings none
   */
  public static Reader wrapInputAsReader(
      OWLOntologyDocumentSource source, OWLOntologyLoaderConfiguration configuration)
      throws OWLOntologyInputSourceException {
    return new BufferedReader(
        source
            .getReader()
            .orElseThrow(
                () -> new OWLOntologyInputSourceException("nothing but the document is read")));
  }

  /**
   * The same, whatever the encoding: characters have none.
   *
   * @throws OWLOntologyInputSourceException if it brings none
   */
  public static Reader wrapInputAsReader(
      OWLOntologyDocumentSource source,
      OWLOntologyLoaderConfiguration configuration,
      Charset encoding)
      throws OWLOntologyInputSourceException {
    return wrapInputAsReader(source, configuration);
  }
}
