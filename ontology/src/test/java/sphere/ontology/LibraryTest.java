package sphere.ontology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
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
  private static final List<String> FILES =
      List.of(
          "animals.ofn", "animals.omn", "animals.owx", "animals.rdf", "animals.ttl", "genes.obo");

  @TempDir Path folder;

  private static Path of(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private String probe(Path... before) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    List<Path> path = new ArrayList<>(List.of(before));
    path.addAll(List.of(of(OwlTools.class), of(OntologyTools.class), of(Probe.class)));
    command.add("-Djava.io.tmpdir=" + folder);
    command.add("-cp");
    command.add(String.join(File.pathSeparator, path.stream().map(Path::toString).toList()));
    command.add(Probe.class.getName());
    for (String file : FILES) {
      command.add(of(Probe.class).resolve("sphere/ontology").resolve(file).toString());
    }
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static final String PROBED =
      """
      ELK 0.6.0 [functional, manchester, owlxml, rdfxml, turtle, obo]
      animals.ofn: 10 axioms, 4 pairs
      animals.omn: 10 axioms, 4 pairs
      animals.owx: 10 axioms, 4 pairs
      animals.rdf: 10 axioms, 4 pairs
      animals.ttl: 10 axioms, 4 pairs
      genes.obo: 11 axioms, 6 pairs
      because [Row[form=NF1, row=0], Row[form=NF1, row=1]]
      refused: The document is no `functional` that can be read (line 1, column 9): it ends too early.
      threads []
      """;

  @Test
  void worksAloneSilentlyAndLeavesNothingBehind() throws IOException {
    assertThat(probe()).isEqualTo(PROBED);
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
    assertThat(probe(folder.resolve("other"))).isEqualTo(PROBED);
  }

  /** As Neo4j does when a server starts. */
  @Test
  void allClassesOfTheJarLoadAndShowTheirMembers() throws Exception {
    Path classes = of(OwlTools.class);
    URL[] jars = {classes.toUri().toURL(), of(OntologyTools.class).toUri().toURL()};
    int count = 0;
    try (URLClassLoader loader = new URLClassLoader(jars, ClassLoader.getPlatformClassLoader());
        Stream<Path> files = Files.list(classes.resolve("sphere/ontology"))) {
      for (Path file : files.filter(file -> file.toString().endsWith(".class")).toList()) {
        String name = file.getFileName().toString().replace(".class", "");
        Class<?> type = Class.forName("sphere.ontology." + name, true, loader);
        assertThat(type.getDeclaredMethods()).isNotNull();
        assertThat(type.getDeclaredConstructors()).isNotNull();
        assertThat(type.getDeclaredFields()).isNotNull();
        count++;
      }
    }
    assertThat(count).isGreaterThan(1);
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
          .hasMessage("The document is nested too deeply to be read; no ontology needs that.");
      assertThat(made).hasValue(i);
    }
  }

  /** Deep without any bracket: blank nodes, one below the other. */
  @Test
  void aLongChainOfBlankNodesIsReadOrRefusedInOneSentence() {
    StringBuilder chain =
        new StringBuilder(
            "@prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
                + "<http://e/A> a owl:Class ; owl:equivalentClass _:b0 .\n");
    for (int i = 0; i < 100_000; i++) {
      chain.append("_:b%d a owl:Class ; owl:complementOf _:b%d .\n".formatted(i, i + 1));
    }
    OwlTools tools = new OwlTools();
    assertThatThrownBy(
            () -> tools.read(chain.toString().getBytes(StandardCharsets.UTF_8), "turtle", () -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The document is nested too deeply to be read; no ontology needs that.");
    String small = "Ontology(SubClassOf(<http://e/A> <http://e/B>))";
    assertThat(
            tools
                .read(small.getBytes(StandardCharsets.UTF_8), "auto", () -> {})
                .ontology()
                .concepts())
        .hasSize(2);
  }
}
