package sphere.ontology.inner.read;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
  private final Runnable check;

  /**
   * @param document its bytes
   * @param check called now and then; throws to abort
   */
  public Documents(byte[] document, Runnable check) {
    text = Text.of(document);
    this.check = check;
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
    Format format = format(word);
    if (beginning().isBlank()) {
      throw new IllegalArgumentException("The document is empty.");
    }
    look(format);
    OWLOntology parsed = parse(format);
    Normalization normalization = new Normalization(parsed, check);
    Ontology ontology = normalization.ontology();
    List<String> imports =
        parsed.importsDeclarations().map(i -> i.getIRI().toString()).sorted().toList();
    Map<String, Integer> dropped = new TreeMap<>(normalization.dropped());
    return new ReadOntology(ontology, format.word(), dropped, imports);
  }

  private Format format(String word) {
    if (!word.equals(AUTO)) {
      return Format.of(word)
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "Value for `format` was `%s`, but must be one of auto, %s."
                          .formatted(word, String.join(", ", formats()))));
    }
    return Recognition.of(beginning())
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
    return new CheckedReader(text.reader(), check);
  }

  private void look(Format format) {
    TextGuard.look(reader(), text.charset(), !format.isXml());
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
    CheckedReader reader = reader();
    try {
      OWLOntology ontology = new OfflineManager().createOntology();
      format.parser().parse(new Source(reader), ontology, configuration());
      reader.abort().ifPresent(Documents::rethrow);
      return ontology;
    } catch (OWLOntologyCreationException | RuntimeException e) {
      reader.abort().ifPresent(Documents::rethrow);
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
