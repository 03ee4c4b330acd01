package sphere.ontology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sphere.geometry.ontology.Axioms;
import sphere.geometry.ontology.Classification;
import sphere.geometry.ontology.OntologyTools;
import sphere.geometry.ontology.ReadOntology;

/** What is shipped is enough, and meets nobody else's classes. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class LibraryTest {
  @TempDir Path folder;

  @Test
  void worksAloneSilentlyAndLeavesNothingBehind() throws IOException {
    assertThat(Shipped.probe(folder, Shipped.of(OwlTools.class))).isEqualTo(Shipped.PROBED);
    assertThat(folder).isEmptyDirectory();
  }

  /** Classes of the same names, which cannot even be loaded. */
  @Test
  void doesNotMeetOtherPluginsLibraries() throws IOException {
    for (String name :
        List.of(
            "org/semanticweb/owlapi/model/IRI",
            "org/semanticweb/elk/reasoner/Reasoner",
            "com/google/common/collect/Multimap",
            "org/slf4j/LoggerFactory")) {
      Path file = folder.resolve("other/" + name + ".class");
      Files.createDirectories(file.getParent());
      Files.write(file, new byte[] {1, 2, 3});
    }
    Path services = folder.resolve("other/META-INF/services/org.slf4j.spi.SLF4JServiceProvider");
    Files.createDirectories(services.getParent());
    Files.writeString(services, "no.Such");
    assertThat(Shipped.probe(folder, folder.resolve("other"), Shipped.of(OwlTools.class)))
        .isEqualTo(Shipped.PROBED);
  }

  /** Throws as a stack does that is full; a class that was being made then is lost for good. */
  private record Overflowing() implements OntologyTools {
    @Override
    public String reasoner() {
      return "";
    }

    @Override
    public List<String> formats() {
      return List.of();
    }

    @Override
    public ReadOntology read(byte[] document, String format, Runnable check) {
      throw new StackOverflowError();
    }

    @Override
    public Classification classify(Axioms axioms, int threads, Runnable check) {
      throw new IllegalStateException();
    }

    @Override
    public List<Row> justification(Axioms axioms, int inner, int outer, Runnable check) {
      throw new IllegalStateException();
    }
  }

  @Test
  void whatOverflowedTheStackIsLoadedAnew() {
    AtomicInteger made = new AtomicInteger();
    OwlTools tools =
        new OwlTools(
            () -> {
              made.incrementAndGet();
              return new Overflowing();
            });
    for (int i = 1; i <= 2; i++) {
      assertThatThrownBy(() -> tools.read(new byte[1], "auto", () -> {}))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("The document is nested too deeply to be read; no ontology needs that.")
          .hasNoCause();
      assertThat(made).hasValue(i);
    }
  }

  /** Deep without any bracket: blank nodes, one below the other. */
  @Test
  void aLongChainOfBlankNodesIsRefusedInOneSentence() {
    StringBuilder chain =
        new StringBuilder(
            "@prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
                + "<http://e/A> a owl:Class ; owl:equivalentClass _:b0 .\n");
    for (int i = 0; i < 100_000; i++) {
      chain.append("_:b%d a owl:Class ; owl:complementOf _:b%d .\n".formatted(i, i + 1));
    }
    OwlTools tools = new OwlTools();
    byte[] document = chain.toString().getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> tools.read(document, "auto", () -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The document is nested too deeply to be read; no ontology needs that.")
        .hasNoCause();
    byte[] small =
        "Ontology(SubClassOf(<http://e/A> <http://e/B>))".getBytes(StandardCharsets.UTF_8);
    assertThat(tools.read(small, "auto", () -> {}).ontology().concepts()).hasSize(2);
  }
}
