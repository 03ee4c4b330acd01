package sphere.ontology.inner.reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import sphere.geometry.ontology.Axioms;
import sphere.geometry.ontology.NormalForm;
import sphere.geometry.ontology.OntologyTools.Row;

class JustifierTest {
  private static final Runnable GO_ON = () -> {};

  private static Axioms only(Axioms axioms, List<Row> rows) {
    Axioms.Builder builder = new Axioms.Builder(axioms.conceptCount(), axioms.roleCount());
    axioms.top().ifPresent(builder::top);
    for (Row row : rows) {
      int[] names = new int[row.form().arity()];
      for (int place = 0; place < names.length; place++) {
        names[place] = axioms.at(row.form(), row.row(), place);
      }
      builder.add(row.form(), names);
    }
    return builder.build();
  }

  private static boolean follows(Axioms axioms, List<Row> rows, int inner, int outer) {
    return new Saturation(only(axioms, rows)).entails(inner, outer);
  }

  private static void assertSmallest(Axioms axioms, List<Row> rows, int inner, int outer) {
    assertThat(follows(axioms, rows, inner, outer)).isTrue();
    for (Row row : rows) {
      List<Row> others = new ArrayList<>(rows);
      others.remove(row);
      assertThat(follows(axioms, others, inner, outer)).isFalse();
    }
  }

  @Test
  void isEnoughAndWithoutAnyAxiomOfItNotEnough() {
    int justified = 0;
    for (long seed = 0; seed < 24; seed++) {
      Axioms axioms = RandomAxioms.of(seed, 10);
      Saturation all = new Saturation(axioms);
      for (int inner = 0; inner < axioms.conceptCount(); inner += 3) {
        for (int outer = 0; outer < axioms.conceptCount(); outer += 2) {
          List<Row> rows = new Justifier(axioms, GO_ON).justification(inner, outer);
          justified += rows.isEmpty() ? 0 : 1;
          boolean fromNothing = follows(axioms, List.of(), inner, outer);
          assertThat(rows.isEmpty()).isEqualTo(fromNothing || !all.entails(inner, outer));
          assertSmallestUnlessEmpty(axioms, rows, inner, outer);
        }
      }
    }
    assertThat(justified).isGreaterThan(40);
    ClassifierTest.assertNoThreadIsLeft();
  }

  private static void assertSmallestUnlessEmpty(
      Axioms axioms, List<Row> rows, int inner, int outer) {
    if (!rows.isEmpty()) {
      assertSmallest(axioms, rows, inner, outer);
    }
  }

  @Test
  void ofAConceptThatCannotBeIsWhyItCannot() {
    Axioms axioms =
        new Axioms.Builder(4, 1)
            .add(NormalForm.NF3, 0, 0, 1)
            .add(NormalForm.DISJOINT, 1, 2)
            .add(NormalForm.NF1, 1, 2)
            .add(NormalForm.NF1, 2, 0)
            .build();
    assertThat(new Justifier(axioms, GO_ON).justification(0, 3))
        .containsExactly(
            new Row(NormalForm.NF1, 0),
            new Row(NormalForm.NF3, 0),
            new Row(NormalForm.DISJOINT, 0));
  }

  @Test
  void isAborted() {
    Axioms axioms = RandomAxioms.of(1, 30);
    AtomicInteger left = new AtomicInteger(5);
    CancellationException abort = new CancellationException();
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < axioms.conceptCount(); i++) {
                new Justifier(
                        axioms,
                        () -> {
                          if (left.decrementAndGet() <= 0) {
                            throw abort;
                          }
                        })
                    .justification(i, 0);
              }
            })
        .isSameAs(abort);
    ClassifierTest.assertNoThreadIsLeft();
  }
}
