package sphere.ontology.inner.reason;

import java.util.Random;
import sphere.geometry.ontology.Axioms;
import sphere.geometry.ontology.NormalForm;

/** Small sets of axioms, of all forms. */
final class RandomAxioms {
  private static final NormalForm[] OFTEN = {
    NormalForm.NF1, NormalForm.NF1, NormalForm.NF2, NormalForm.NF3, NormalForm.NF3, NormalForm.NF4
  };

  private RandomAxioms() {}

  /**
   * Of a seed; what everything is in every other.
   *
   * @param size about so many concepts and a few more axioms
   */
  static Axioms of(long seed, int size) {
    Random random = new Random(seed);
    int concepts = size / 2 + random.nextInt(size);
    int roles = 1 + random.nextInt(3);
    Axioms.Builder builder = new Axioms.Builder(concepts, roles);
    if (seed % 2 == 0) {
      builder.top(random.nextInt(concepts));
    }
    int count = size + random.nextInt(size);
    for (int i = 0; i < count; i++) {
      NormalForm form =
          random.nextInt(4) > 0
              ? OFTEN[random.nextInt(OFTEN.length)]
              : NormalForm.values()[random.nextInt(NormalForm.values().length)];
      int[] names = new int[form.arity()];
      for (int place = 0; place < names.length; place++) {
        names[place] = random.nextInt(form.isRole(place) ? roles : concepts);
      }
      builder.add(form, names);
    }
    return builder.build();
  }
}
