package sphere.geometry.ontology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.HierarchyBuilder;
import sphere.geometry.hierarchy.Reach;

class ExtensionTest {
  private static final int CONCEPTS = 9;
  private static final int ROLES = 3;

  private static Axioms random(long seed) {
    Random random = new Random(seed);
    Axioms.Builder axioms = new Axioms.Builder(CONCEPTS, ROLES);
    if (random.nextInt(4) == 0) {
      axioms.top(random.nextInt(CONCEPTS));
    }
    for (NormalForm form : NormalForm.values()) {
      // Few contradictions, or nothing is satisfiable.
      int most = form == NormalForm.DISJOINT ? 2 : form == NormalForm.NF1 ? 7 : 5;
      for (int i = random.nextInt(most); i > 0; i--) {
        axioms.add(
            form,
            IntStream.range(0, form.arity())
                .map(place -> random.nextInt(form.isRole(place) ? ROLES : CONCEPTS))
                .toArray());
      }
    }
    return axioms.build();
  }

  private static IntStream concepts() {
    return IntStream.range(0, CONCEPTS);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1000, 2000, 3000})
  void everyEntailedSubsumptionIsAPath(int begin) {
    int related = 0;
    int unsatisfiable = 0;
    for (int seed = begin; seed < begin + 1000; seed++) {
      Axioms axioms = random(seed);
      Saturation entailed = new Saturation(axioms);
      Extension extension = Extension.of(axioms, () -> {});
      Saturation extended = new Saturation(extension.axioms());
      EntailedOrder order = order(extension, extended);
      for (int c = 0; c < CONCEPTS; c++) {
        assertThat(extended.isUnsatisfiable(c)).isEqualTo(entailed.isUnsatisfiable(c));
        assertThat(order.isUnsatisfiable(c)).isEqualTo(entailed.isUnsatisfiable(c));
        unsatisfiable += entailed.isUnsatisfiable(c) ? 1 : 0;
        for (int d = 0; d < CONCEPTS && !entailed.isUnsatisfiable(c); d++) {
          assertThat(order.isBelow(c, d)).isEqualTo(entailed.isBelow(c, d));
          for (int r = 0; r < ROLES; r++) {
            assertThat(isRelated(extension, order, c, r, d))
                .as("seed %d: %d below %d of %d", seed, c, r, d)
                .isEqualTo(entailed.isRelated(c, r, d));
            related += entailed.isRelated(c, r, d) ? 1 : 0;
          }
        }
      }
    }
    assertThat(related).isGreaterThan(5000);
    assertThat(unsatisfiable).isGreaterThan(100);
  }

  // A restriction itself, or one with a filler that is more special.
  private static boolean isRelated(Extension extension, EntailedOrder order, int c, int r, int d) {
    boolean exactly =
        extension.find(r, d).stream().anyMatch(i -> order.isBelow(c, extension.concept(i)));
    boolean special =
        IntStream.range(0, extension.size())
            .filter(i -> extension.role(i) == r && !order.isUnsatisfiable(extension.filler(i)))
            .filter(i -> order.isBelow(extension.filler(i), d))
            .anyMatch(i -> order.isBelow(c, extension.concept(i)));
    assertThat(extension.find(r, d).isEmpty() || exactly == special).isTrue();
    return special;
  }

  private static EntailedOrder order(Extension extension, Saturation saturation) {
    return EntailedOrder.of(
        saturation.classification(), extension.axioms().conceptCount(), () -> {});
  }

  @Test
  void whatIsMissingMakesTheOrderOfSomeWhole() {
    int paths = 0;
    for (int seed = 0; seed < 2000; seed++) {
      Axioms axioms = random(seed);
      Extension extension = Extension.of(axioms, () -> {});
      Saturation saturation = new Saturation(extension.axioms());
      EntailedOrder order = order(extension, saturation);
      Random random = new Random(seed);
      BitSet kept = new BitSet();
      IntStream.range(0, extension.axioms().conceptCount())
          .filter(c -> random.nextInt(3) > 0)
          .forEach(kept::set);
      List<int[]> missing = order.missing(kept::get, (c, d) -> said(axioms, kept, c, d), () -> {});
      List<int[]> all = new ArrayList<>(missing);
      for (int i = 0; i < axioms.count(NormalForm.NF1); i++) {
        int c = axioms.at(NormalForm.NF1, i, 0);
        int d = axioms.at(NormalForm.NF1, i, 1);
        if (said(axioms, kept, c, d)) {
          all.add(new int[] {c, d});
        }
      }
      paths += assertClosure(all, kept, saturation, extension.axioms().conceptCount());
      assertThat(missing)
          .allSatisfy(pair -> assertThat(said(axioms, kept, pair[0], pair[1])).isFalse());
    }
    assertThat(paths).isGreaterThan(10000);
  }

  private static boolean said(Axioms axioms, BitSet kept, int c, int d) {
    return kept.get(c)
        && kept.get(d)
        && IntStream.range(0, axioms.count(NormalForm.NF1))
            .anyMatch(
                i -> axioms.at(NormalForm.NF1, i, 0) == c && axioms.at(NormalForm.NF1, i, 1) == d);
  }

  private static int assertClosure(
      List<int[]> edges, BitSet kept, Saturation saturation, int conceptCount) {
    HierarchyBuilder builder = new HierarchyBuilder(conceptCount);
    edges.forEach(edge -> builder.add(edge[0], edge[1]));
    Hierarchy hierarchy = builder.build();
    Reach reach = new Reach(hierarchy);
    int paths = 0;
    for (int c = kept.nextSetBit(0); c >= 0; c = kept.nextSetBit(c + 1)) {
      reach.visit(hierarchy.ordinalOf(c), true);
      for (int d = kept.nextSetBit(0); d >= 0; d = kept.nextSetBit(d + 1)) {
        if (!saturation.isUnsatisfiable(c)) {
          assertThat(reach.reached(hierarchy.ordinalOf(d))).isEqualTo(saturation.isBelow(c, d));
          paths += saturation.isBelow(c, d) ? 1 : 0;
        }
      }
    }
    return paths;
  }

  /** A way up that leads through a nameless concept is direct only if no other way is longer. */
  @Test
  void aWayThroughANamelessConceptIsNoShortcut() {
    // 0 ⊑ 1 ⊑ 2, and 0 ⊑ 3 ⊑ 2 where 3 has no name.
    Classification classified =
        new Classification(new int[] {0, 1, 0, 3}, new int[] {1, 2, 3, 2}, new int[0]);
    EntailedOrder order = EntailedOrder.of(classified, 4, () -> {});
    assertThat(order.missing(c -> c != 3, (c, d) -> false, () -> {}))
        .containsExactlyInAnyOrder(new int[] {0, 1}, new int[] {1, 2});
  }

  @Test
  void equivalentsAreOnOneCycle() {
    Classification classified =
        new Classification(new int[] {0, 1, 1, 2, 0}, new int[] {1, 0, 2, 1, 3}, new int[0]);
    EntailedOrder order = EntailedOrder.of(classified, 4, () -> {});
    assertThat(order.missing(c -> true, (c, d) -> c == 1 && d == 2, () -> {}))
        .containsExactlyInAnyOrder(new int[] {0, 1}, new int[] {2, 0}, new int[] {0, 3});
    assertThat(EntailedOrder.hierarchy(classified, 4, () -> {}).cycleCount()).isEqualTo(1);
  }

  @Test
  void superRolesAndChainsGetRestrictionsOfTheirOwn() {
    Axioms axioms =
        new Axioms.Builder(3, 4)
            .add(NormalForm.NF3, 0, 0, 1)
            .add(NormalForm.NF4, 3, 2, 0)
            .add(NormalForm.SUBROLE, 0, 1)
            .add(NormalForm.CHAIN, 3, 1, 2)
            .build();
    Extension extension = Extension.of(axioms, () -> {});
    assertThat(
            IntStream.range(0, extension.size())
                .mapToObj(i -> extension.role(i) + "." + extension.filler(i)))
        .containsExactly("0.1", "3.2", "1.1", "2.1");
    assertThat(extension.find(2, 1)).hasValue(3);
    assertThat(extension.find(2, 2)).isEmpty();
    assertThat(extension.axioms().count()).isEqualTo(axioms.count() + 8);
    assertThat(extension.isDefinition(new OntologyTools.Row(NormalForm.NF3, 0))).isFalse();
    assertThat(extension.isDefinition(new OntologyTools.Row(NormalForm.NF3, 1))).isTrue();
    assertThat(extension.isDefinition(new OntologyTools.Row(NormalForm.NF4, 0))).isFalse();
  }

  /** Of a nameless filler, as A ⊓ B in ∃r.(A ⊓ B), the names above it are fillers too. */
  @Test
  void namesAboveNamelessFillersAreFillersToo() {
    // 0 ⊑ ∃r.3, 3 ⊑ 1, 3 ⊑ 2, where 3 has no name; and 4 ⊑ ∃r.5 without a name above 5.
    Axioms axioms =
        new Axioms.Builder(6, 1)
            .add(NormalForm.NF3, 0, 0, 3)
            .add(NormalForm.NF1, 3, 1)
            .add(NormalForm.NF1, 3, 2)
            .add(NormalForm.NF3, 4, 0, 5)
            .build();
    boolean[] isNamed = {true, true, true, false, true, false};
    Extension extension = Extension.of(axioms, () -> {});
    List<int[]> missed =
        extension.named(order(extension, new Saturation(extension.axioms())), isNamed);
    assertThat(missed).containsExactly(new int[] {0, 1}, new int[] {0, 2});
    Extension more = Extension.of(axioms, missed, () -> {});
    EntailedOrder order = order(more, new Saturation(more.axioms()));
    assertThat(more.find(0, 1).stream().allMatch(i -> order.isBelow(0, more.concept(i)))).isTrue();
    assertThat(more.named(order, isNamed)).isEmpty();
  }

  @Test
  void upwardIsWhateverSomethingIsBelow() {
    Classification classified =
        new Classification(new int[] {0, 1, 3}, new int[] {1, 2, 2}, new int[] {4});
    EntailedOrder order = EntailedOrder.of(classified, 5, () -> {});
    assertThat(order.upward(c -> c == 1 || c == 4).stream()).containsExactly(1, 2);
    assertThat(order.lowest(0, c -> c == 2)).containsExactly(2);
    assertThat(order.lowest(0, c -> c == 3)).isEmpty();
    assertThat(concepts().filter(order::isUnsatisfiable)).containsExactly(4);
  }
}
