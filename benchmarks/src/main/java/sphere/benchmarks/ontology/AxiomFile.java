package sphere.benchmarks.ontology;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import sphere.benchmarks.TabFile;
import sphere.geometry.ontology.Axioms;
import sphere.geometry.ontology.NormalForm;

/**
 * Axioms of a file: each line a normal form and its names, with tabs between.
 *
 * @param concepts names, in the order in which they first occur
 * @param roles names, likewise
 * @param axioms the lines, each once
 */
record AxiomFile(List<String> concepts, List<String> roles, Axioms axioms) {
  /** How names begin that stand for a part of an expression. */
  private static final String AUXILIARY = "_:";

  private record Line(NormalForm form, int[] names) {}

  /**
   * Reads one, plain or gzip.
   *
   * @throws IllegalArgumentException naming the first line that is wrong, and why
   */
  static AxiomFile read(Path file) throws IOException {
    Map<String, Integer> concepts = new LinkedHashMap<>();
    Map<String, Integer> roles = new LinkedHashMap<>();
    List<Line> lines = new ArrayList<>();
    TabFile.read(
        file,
        (fields, number) ->
            lines.add(line(fields, "Line " + number + " of `" + file + "`", concepts, roles)));
    Axioms.Builder axioms = new Axioms.Builder(concepts.size(), roles.size());
    lines.forEach(line -> axioms.add(line.form(), line.names()));
    return new AxiomFile(
        List.copyOf(concepts.keySet()), List.copyOf(roles.keySet()), axioms.build());
  }

  private static Line line(
      String[] fields, String where, Map<String, Integer> concepts, Map<String, Integer> roles) {
    // The last field has all tabs that follow.
    String[] words = String.join("\t", fields).split("\t", -1);
    NormalForm form =
        NormalForm.of(words[0])
            .orElseThrow(() -> new IllegalArgumentException(where + unknown(words[0])));
    if (words.length != 1 + form.arity()) {
      throw new IllegalArgumentException(
          "%s has %d names, but %s takes %d."
              .formatted(where, words.length - 1, form.code(), form.arity()));
    }
    int[] names = new int[form.arity()];
    for (int i = 0; i < names.length; i++) {
      if (words[i + 1].isBlank()) {
        throw new IllegalArgumentException(where + " has an empty name.");
      }
      Map<String, Integer> numbers = form.isRole(i) ? roles : concepts;
      numbers.putIfAbsent(words[i + 1], numbers.size());
      names[i] = numbers.get(words[i + 1]);
    }
    return new Line(form, names);
  }

  private static String unknown(String word) {
    String forms =
        Arrays.stream(NormalForm.values())
            .map(NormalForm::code)
            .collect(Collectors.joining("`, `", "`", "`"));
    return " begins with `" + word + "`, but must begin with one of " + forms + ".";
  }

  /** Whether a concept has a name of its own, rather than stands for a part of an expression. */
  boolean isNamed(int concept) {
    return !concepts.get(concept).startsWith(AUXILIARY);
  }
}
