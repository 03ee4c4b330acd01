package sphere.benchmarks.ontology;

import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import sphere.geometry.ontology.Axioms;
import sphere.geometry.ontology.NormalForm;

/**
 * Axioms of each form NF1 to NF4 at random in eight, one and one tenth; all others are trained on.
 *
 * <p>As the published splits do (Jackermeier, Chen and Horrocks, "Dual box embeddings for the
 * description logic EL++", WWW 2024), those of the last two parts that name a concept or a role
 * which never occurs in the first are left out.
 *
 * @param train what is known
 * @param valid by what is known methods may choose
 * @param test what is asked, once
 * @param dropped how many were left out
 */
record Split(Axioms train, Axioms valid, Axioms test, int dropped) {
  private static final double TRAIN = .8;
  private static final double VALID = .9;

  static Split of(Axioms all, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Axioms.Builder[] parts = {builder(all), builder(all), builder(all)};
    for (NormalForm form : NormalForm.values()) {
      List<Asked> rows = Asked.shuffled(Asked.of(all, form), random);
      for (int i = 0; i < rows.size(); i++) {
        int part = Asked.FORMS.contains(form) ? part((double) i / rows.size()) : 0;
        parts[part].add(form, rows.get(i).names());
      }
    }
    Axioms train = parts[0].build();
    Axioms valid = known(parts[1].build(), train);
    Axioms test = known(parts[2].build(), train);
    int dropped = all.count() - train.count() - valid.count() - test.count();
    return new Split(train, valid, test, dropped);
  }

  private static Axioms.Builder builder(Axioms all) {
    return new Axioms.Builder(all.conceptCount(), all.roleCount());
  }

  private static int part(double at) {
    return at < TRAIN ? 0 : at < VALID ? 1 : 2;
  }

  private static Axioms known(Axioms asked, Axioms train) {
    BitSet concepts = new BitSet();
    BitSet roles = new BitSet();
    for (NormalForm form : NormalForm.values()) {
      for (Asked axiom : Asked.of(train, form)) {
        for (int place = 0; place < form.arity(); place++) {
          (form.isRole(place) ? roles : concepts).set(axiom.names()[place]);
        }
      }
    }
    Axioms.Builder known = builder(train);
    Asked.of(asked).stream()
        .filter(axiom -> isKnown(axiom, concepts, roles))
        .forEach(axiom -> known.add(axiom.form(), axiom.names()));
    return known.build();
  }

  private static boolean isKnown(Asked axiom, BitSet concepts, BitSet roles) {
    for (int place = 0; place < axiom.names().length; place++) {
      if (!(axiom.form().isRole(place) ? roles : concepts).get(axiom.names()[place])) {
        return false;
      }
    }
    return true;
  }
}
