package sphere.benchmarks.ontology;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import sphere.geometry.ontology.Axioms;
import sphere.geometry.ontology.NormalForm;

/**
 * An axiom whose last concept is asked for: {@code C ⊑ ?}, {@code C ⊓ D ⊑ ?}, {@code C ⊑ ∃r.?},
 * {@code ∃r.C ⊑ ?}.
 *
 * @param form its form
 * @param names concepts and roles
 */
record Asked(NormalForm form, int[] names) {
  /** The forms that are asked. */
  static final List<NormalForm> FORMS =
      List.of(NormalForm.NF1, NormalForm.NF2, NormalForm.NF3, NormalForm.NF4);

  /** All axioms of the forms that are asked, in order. */
  static List<Asked> of(Axioms axioms) {
    List<Asked> all = new ArrayList<>();
    for (NormalForm form : FORMS) {
      all.addAll(of(axioms, form));
    }
    return all;
  }

  /** All axioms of a form, in order. */
  static List<Asked> of(Axioms axioms, NormalForm form) {
    List<Asked> all = new ArrayList<>();
    for (int row = 0; row < axioms.count(form); row++) {
      int[] names = new int[form.arity()];
      for (int place = 0; place < names.length; place++) {
        names[place] = axioms.at(form, row, place);
      }
      all.add(new Asked(form, names));
    }
    return all;
  }

  /** The list in random order. */
  static List<Asked> shuffled(List<Asked> all, SplittableRandom random) {
    List<Asked> shuffled = new ArrayList<>(all);
    for (int i = shuffled.size() - 1; i > 0; i--) {
      Collections.swap(shuffled, i, random.nextInt(i + 1));
    }
    return shuffled;
  }

  /** Some of the list, by seed, or all. */
  static List<Asked> sample(List<Asked> all, int most, long seed) {
    return all.size() <= most
        ? all
        : List.copyOf(shuffled(all, new SplittableRandom(seed)).subList(0, most));
  }

  /** The concepts that it begins from. */
  int[] starts() {
    return switch (form) {
      case NF2 -> new int[] {names[0], names[1]};
      case NF4 -> new int[] {names[1]};
      default -> new int[] {names[0]};
    };
  }

  /** The concept that is asked for. */
  int answer() {
    return names[names.length - 1];
  }

  /** Its role, if its form has one. */
  int role() {
    return names[form == NormalForm.NF4 ? 0 : 1];
  }
}
