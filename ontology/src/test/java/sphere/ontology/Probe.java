package sphere.ontology;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.TreeSet;
import sphere.geometry.ontology.Axioms;
import sphere.geometry.ontology.Classification;
import sphere.geometry.ontology.NormalForm;
import sphere.geometry.ontology.OntologyTools;

/** Runs in a process that has nothing but what is shipped. */
final class Probe {
  private Probe() {}

  /**
   * Reads each document, classifies, justifies, and tells.
   *
   * @param files documents
   */
  public static void main(String[] files) throws Exception {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    // A server's threads may have any, or none.
    Thread.currentThread().setContextClassLoader(null);
    OntologyTools tools = ServiceLoader.load(OntologyTools.class, before).findFirst().orElseThrow();
    System.out.println(tools.reasoner() + " " + tools.formats());
    for (String file : files) {
      Axioms axioms =
          tools.read(Files.readAllBytes(Path.of(file)), "auto", () -> {}).ontology().axioms();
      Classification order = tools.classify(axioms, 2, () -> {});
      System.out.println(
          Path.of(file).getFileName()
              + ": "
              + axioms.count()
              + " axioms, "
              + order.children().length
              + " pairs");
    }
    Axioms chain =
        new Axioms.Builder(3, 0).add(NormalForm.NF1, 0, 1).add(NormalForm.NF1, 1, 2).build();
    System.out.println("because " + tools.justification(chain, 0, 2, () -> {}));
    try {
      tools.read("Ontology(".getBytes(), "auto", () -> {});
    } catch (IllegalArgumentException e) {
      System.out.println("refused: " + e.getMessage());
    }
    TreeSet<String> threads = new TreeSet<>();
    Thread.getAllStackTraces().keySet().forEach(thread -> threads.add(thread.getName()));
    threads.removeAll(
        List.of(
            "Reference Handler",
            "Finalizer",
            "Signal Dispatcher",
            "Common-Cleaner",
            "Notification Thread",
            "Attach Listener",
            "main"));
    System.out.println("threads " + threads);
  }
}
