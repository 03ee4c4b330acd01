package sphere.ontology;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import sphere.geometry.ontology.OntologyTools;

/** Runs {@link Probe} in a process that has nothing but what is shipped. */
final class Shipped {
  static final String PROBED =
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

  private static final List<String> FILES =
      List.of(
          "animals.ofn", "animals.omn", "animals.owx", "animals.rdf", "animals.ttl", "genes.obo");

  private Shipped() {}

  static Path of(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * What the process says.
   *
   * @param temporary its folder for temporary files
   * @param path what comes before our interfaces on the class path
   */
  static String probe(Path temporary, Path... path) throws IOException {
    List<Path> all = new ArrayList<>(List.of(path));
    all.addAll(List.of(of(OntologyTools.class), of(Probe.class)));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Djava.io.tmpdir=" + temporary);
    command.add("-cp");
    command.add(String.join(File.pathSeparator, all.stream().map(Path::toString).toList()));
    command.add(Probe.class.getName());
    for (String file : FILES) {
      command.add(of(Probe.class).resolve("sphere/ontology").resolve(file).toString());
    }
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
