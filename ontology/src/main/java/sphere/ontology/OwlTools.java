package sphere.ontology;

import java.util.List;
import java.util.function.Supplier;
import sphere.geometry.ontology.Axioms;
import sphere.geometry.ontology.Classification;
import sphere.geometry.ontology.OntologyTools;
import sphere.geometry.ontology.ReadOntology;

/**
 * OWLAPI and ELK.
 *
 * <p>Cheap to make: nothing of them is loaded before it is asked for.
 */
public final class OwlTools implements OntologyTools {
  private static final String ENTRANCE = "sphere.ontology.inner.Tools";

  private final Supplier<OntologyTools> source;
  private OntologyTools tools;

  /** For {@link java.util.ServiceLoader}. */
  public OwlTools() {
    this(OwlTools::loaded);
  }

  OwlTools(Supplier<OntologyTools> source) {
    this.source = source;
  }

  private static OntologyTools loaded() {
    Library library = new Library(OwlTools.class.getClassLoader());
    try {
      return (OntologyTools) Class.forName(ENTRANCE, true, library).getConstructor().newInstance();
    } catch (ReflectiveOperationException | LinkageError e) {
      throw new IllegalStateException(
          "OWLAPI and ELK cannot be loaded from this jar (%s).".formatted(e));
    }
  }

  private synchronized OntologyTools tools() {
    if (tools == null) {
      tools = source.get();
    }
    return tools;
  }

  private synchronized void forget() {
    tools = null;
  }

  @Override
  public String reasoner() {
    return tools().reasoner();
  }

  @Override
  public List<String> formats() {
    return tools().formats();
  }

  @Override
  public ReadOntology read(byte[] document, String format, Runnable check) {
    try {
      return tools().read(document, format, check);
    } catch (StackOverflowError e) {
      // Where it struck, a class may have been half way into being: none of them is used again.
      forget();
      throw new IllegalArgumentException(
          "The document is nested too deeply to be read; no ontology needs that.");
    }
  }

  @Override
  public Classification classify(Axioms axioms, int threads, Runnable check) {
    return tools().classify(axioms, threads, check);
  }

  @Override
  public List<Row> justification(Axioms axioms, int inner, int outer, Runnable check) {
    return tools().justification(axioms, inner, outer, check);
  }
}
