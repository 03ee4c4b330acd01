package sphere.ontology.inner.read;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.semanticweb.owlapi.model.IRI;
import org.semanticweb.owlapi.model.MissingImportHandlingStrategy;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.model.OWLOntologyCreationException;
import org.semanticweb.owlapi.model.OWLOntologyLoaderConfiguration;
import org.xml.sax.SAXException;
import sphere.geometry.ontology.Ontology;
import sphere.geometry.ontology.ReadOntology;
import sphere.ontology.inner.normal.Normalization;

/** Reads one document, and nothing else. */
public final class Documents {
  private static final String AUTO = "auto";
  private static final int BEGINNING = 1 << 16;

  private final Text text;
  private final Watch watch;

  /**
   * @param document its bytes
   * @param check called now and then; throws to abort
   */
  public Documents(byte[] document, Runnable check) {
    text = Text.of(document);
    watch = new Watch(check);
  }

  /** The words for formats. */
  public static List<String> formats() {
    return Arrays.stream(Format.values()).map(Format::word).toList();
  }

  /**
   * The ontology in normal form.
   *
   * @param word for its format, or {@code auto}
   * @throws IllegalArgumentException in one sentence, what is wrong with it and where
   */
  public ReadOntology read(String word) {
    String beginning = beginning();
    if (beginning.isBlank()) {
      throw new IllegalArgumentException("The document is empty.");
    }
    Format format = format(word, beginning);
    look(format);
    OWLOntology parsed = parse(format);
    Normalization normalization = new Normalization(parsed, watch::look);
    Ontology ontology = normalization.ontology();
    List<String> imports =
        parsed.importsDeclarations().map(i -> asWritten(i.getIRI())).sorted().toList();
    Map<String, Integer> dropped = new TreeMap<>(normalization.dropped());
    return new ReadOntology(ontology, format.word(), dropped, imports);
  }

  /** In OBO what is no address is one of a file below the working folder to OWLAPI. */
  private static String asWritten(IRI imported) {
    String here = new File("").getAbsoluteFile().toURI().toString();
    String iri = imported.toString();
    return iri.startsWith(here) ? iri.substring(here.length()) : iri;
  }

  private static Format format(String word, String beginning) {
    if (!word.equals(AUTO)) {
      return Format.of(word)
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "Value for `format` was `%s`, but must be one of auto, %s."
                          .formatted(word, String.join(", ", formats()))));
    }
    return Recognition.of(beginning)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The document begins like none of the formats that can be read: %s."
                        .formatted(String.join(", ", formats()))));
  }

  private String beginning() {
    char[] characters = new char[BEGINNING];
    try (Reader reader = new BufferedReader(text.reader())) {
      int count = 0;
      for (int n = 0; n >= 0 && count < BEGINNING; count += Math.max(n, 0)) {
        n = reader.read(characters, count, BEGINNING - count);
      }
      return new String(characters, 0, count);
    } catch (IOException e) {
      // Later it will be said where.
      return new String(characters).strip();
    }
  }

  private CheckedReader reader() {
    return new CheckedReader(text.reader(), watch);
  }

  private void look(Format format) {
    TextGuard.look(reader(), text.charset(), format);
    if (format.isXml()) {
      CheckedReader reader = reader();
      try {
        XmlGuard.look(reader, text.document().length);
      } catch (SAXException e) {
        throw new Complaint(e).about(format);
      }
    }
  }

  private OWLOntology parse(Format format) {
    try {
      OWLOntology ontology = new OfflineManager(watch).createOntology();
      format.parser().parse(new Source(reader()), ontology, configuration());
      watch.abort().ifPresent(Documents::rethrow);
      return ontology;
    } catch (OWLOntologyCreationException | RuntimeException e) {
      watch.abort().ifPresent(Documents::rethrow);
      throw new Complaint(e).about(format);
    }
  }

  private static void rethrow(RuntimeException abort) {
    throw abort;
  }

  private static OWLOntologyLoaderConfiguration configuration() {
    return new OWLOntologyLoaderConfiguration()
        .setMissingImportHandlingStrategy(MissingImportHandlingStrategy.SILENT)
        .setFollowRedirects(false);
  }
}
