package sphere.ontology.inner.read;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.semanticweb.owlapi.functional.parser.OWLFunctionalSyntaxOWLParser;
import org.semanticweb.owlapi.io.OWLParser;
import org.semanticweb.owlapi.manchestersyntax.parser.ManchesterOWLSyntaxOntologyParser;
import org.semanticweb.owlapi.oboformat.OBOFormatOWLAPIParser;
import org.semanticweb.owlapi.owlxml.parser.OWLXMLParser;
import org.semanticweb.owlapi.rdf.rdfxml.parser.RDFXMLParser;
import org.semanticweb.owlapi.rdf.turtle.parser.TurtleOntologyParser;

/** How documents are written. */
public enum Format {
  /** OWL 2 functional-style syntax. */
  FUNCTIONAL("functional", OWLFunctionalSyntaxOWLParser::new),
  /** OWL 2 Manchester syntax. */
  MANCHESTER("manchester", ManchesterOWLSyntaxOntologyParser::new),
  /** OWL 2 XML serialization. */
  OWL_XML("owlxml", OWLXMLParser::new),
  /** RDF/XML. */
  RDF_XML("rdfxml", RDFXMLParser::new),
  /** Turtle, and N-Triples with it. */
  TURTLE("turtle", TurtleOntologyParser::new),
  /** OBO 1.4. */
  OBO("obo", OBOFormatOWLAPIParser::new);

  private final String word;
  private final Supplier<OWLParser> parser;

  Format(String word, Supplier<OWLParser> parser) {
    this.word = word;
    this.parser = parser;
  }

  /** How it is asked for. */
  public String word() {
    return word;
  }

  OWLParser parser() {
    return parser.get();
  }

  boolean isXml() {
    return this == OWL_XML || this == RDF_XML;
  }

  static Optional<Format> of(String word) {
    return Arrays.stream(values()).filter(format -> format.word.equals(word)).findFirst();
  }
}
