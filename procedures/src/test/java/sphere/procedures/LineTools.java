package sphere.procedures;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import sphere.geometry.ontology.Axioms;
import sphere.geometry.ontology.Classification;
import sphere.geometry.ontology.NormalForm;
import sphere.geometry.ontology.Ontology;
import sphere.geometry.ontology.OntologyTools;
import sphere.geometry.ontology.ReadOntology;

/**
 * Stands for the second jar, reasoning by plain saturation: a document is a line for each axiom,
 * such as {@code NF1 A B}, besides {@code LABEL A text}, {@code TOP A}, {@code DROP reason}, {@code
 * IMPORT iri} and {@code WAIT}, which ends by an abort alone. Names that begin with {@code _:} are
 * auxiliaries.
 */
public final class LineTools implements OntologyTools {
  @Override
  public String reasoner() {
    return "naive 1";
  }

  @Override
  public List<String> formats() {
    return List.of("lines", "turtle");
  }

  @Override
  public ReadOntology read(byte[] document, String format, Runnable check) {
    Reading reading = new Reading();
    for (String line : new String(document, StandardCharsets.UTF_8).strip().split("\\R")) {
      check.run();
      reading.line(line.strip(), check);
    }
    return new ReadOntology(reading.ontology(), "lines", reading.dropped, reading.imports);
  }

  @Override
  public Classification classify(Axioms axioms, int threads, Runnable check) {
    return NaiveReasoner.classify(axioms, check);
  }

  @Override
  public List<Row> justification(Axioms axioms, int inner, int outer, Runnable check) {
    return NaiveReasoner.justification(axioms, inner, outer, check);
  }

  private static final class Reading {
    private final LinkedHashSet<String> concepts = new LinkedHashSet<>();
    private final LinkedHashSet<String> roles = new LinkedHashSet<>();
    private final Map<String, String> labels = new TreeMap<>();
    private final Map<String, Integer> dropped = new TreeMap<>();
    private final List<String> imports = new ArrayList<>();
    private final List<String[]> axioms = new ArrayList<>();
    private String top = "";

    void line(String line, Runnable check) {
      String[] words = line.split(" ");
      switch (words[0]) {
        case "LABEL" -> labels.put(words[1], line.substring(7 + words[1].length()));
        case "TOP" -> top = words[1];
        case "DROP" -> dropped.merge(line.substring(5), 1, Integer::sum);
        case "IMPORT" -> imports.add(words[1]);
        case "WAIT" -> await(check);
        default -> axiom(words);
      }
      concepts.addAll(labels.keySet());
    }

    private static void await(Runnable check) {
      while (true) {
        check.run();
      }
    }

    private void axiom(String[] words) {
      NormalForm form =
          NormalForm.of(words[0])
              .orElseThrow(() -> new IllegalArgumentException("No axiom `" + words[0] + "`."));
      for (int i = 0; i < form.arity(); i++) {
        (form.isRole(i) ? roles : concepts).add(words[i + 1]);
      }
      axioms.add(words);
    }

    Ontology ontology() {
      List<String> all = List.copyOf(concepts);
      List<String> allRoles = List.copyOf(roles);
      Axioms.Builder builder = new Axioms.Builder(all.size(), allRoles.size());
      if (!top.isEmpty()) {
        builder.top(all.indexOf(top));
      }
      for (String[] words : axioms) {
        NormalForm form = NormalForm.of(words[0]).orElseThrow();
        int[] names = new int[form.arity()];
        for (int i = 0; i < names.length; i++) {
          names[i] = (form.isRole(i) ? allRoles : all).indexOf(words[i + 1]);
        }
        builder.add(form, names);
      }
      return new Ontology(concepts(all), allRoles, builder.build());
    }

    private List<Ontology.Concept> concepts(List<String> names) {
      return names.stream()
          .map(
              name ->
                  new Ontology.Concept(name, labels.getOrDefault(name, ""), name.startsWith("_:")))
          .collect(Collectors.toList());
    }
  }
}
