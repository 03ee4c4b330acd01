package sphere.ontology.inner.reason;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import sphere.geometry.ontology.Axioms;
import sphere.geometry.ontology.Classification;
import sphere.geometry.ontology.NormalForm;

/** The completion rules of EL, applied until nothing changes, with no thought of speed. */
final class Saturation {
  private final Axioms axioms;
  private final int n;
  private final BitSet[] above;
  private final BitSet[][] links;
  private final BitSet impossible = new BitSet();
  private boolean changed = true;

  Saturation(Axioms axioms) {
    this.axioms = axioms;
    n = axioms.conceptCount();
    above = IntStream.range(0, n).mapToObj(c -> new BitSet()).toArray(BitSet[]::new);
    links =
        IntStream.range(0, axioms.roleCount())
            .mapToObj(r -> IntStream.range(0, n).mapToObj(c -> new BitSet()).toArray(BitSet[]::new))
            .toArray(BitSet[][]::new);
    for (int c = 0; c < n; c++) {
      above[c].set(c);
      axioms.top().ifPresent(above[c]::set);
    }
    while (changed) {
      changed = false;
      round();
    }
  }

  boolean isInconsistent() {
    return axioms.top().isPresent() && impossible.get(axioms.top().getAsInt());
  }

  boolean entails(int inner, int outer) {
    return isInconsistent() || impossible.get(inner) || above[inner].get(outer);
  }

  private void set(BitSet bits, int i) {
    changed |= !bits.get(i);
    bits.set(i);
  }

  private int at(NormalForm form, int row, int place) {
    return axioms.at(form, row, place);
  }

  private void round() {
    for (NormalForm form : NormalForm.values()) {
      for (int row = 0; row < axioms.count(form); row++) {
        for (int c = 0; c < n; c++) {
          apply(form, row, c);
        }
      }
    }
    for (BitSet[] role : links) {
      for (int c = 0; c < n; c++) {
        if (role[c].intersects(impossible)) {
          set(impossible, c);
        }
      }
    }
  }

  private void apply(NormalForm form, int row, int c) {
    int first = at(form, row, 0);
    int second = at(form, row, 1);
    switch (form) {
      case NF1 -> {
        if (above[c].get(first)) {
          set(above[c], second);
        }
      }
      case NF2 -> {
        if (above[c].get(first) && above[c].get(second)) {
          set(above[c], at(form, row, 2));
        }
      }
      case NF3 -> {
        if (above[c].get(first)) {
          set(links[second][c], at(form, row, 2));
        }
      }
      case NF4 -> {
        if (links[first][c].stream().anyMatch(d -> above[d].get(second))) {
          set(above[c], at(form, row, 2));
        }
      }
      case DISJOINT -> {
        if (above[c].get(first) && above[c].get(second)) {
          set(impossible, c);
        }
      }
      case SUBROLE ->
          links[first][c].stream().boxed().toList().forEach(d -> set(links[second][c], d));
      case CHAIN ->
          links[first][c].stream()
              .flatMap(d -> links[second][d].stream())
              .boxed()
              .toList()
              .forEach(e -> set(links[at(form, row, 2)][c], e));
    }
  }

  /** Whether a concept is in some axiom, or stands to others by being below the top. */
  private boolean isKnown(int concept) {
    if (axioms.top().isPresent()) {
      return true;
    }
    for (NormalForm form : NormalForm.values()) {
      for (int row = 0; row < axioms.count(form); row++) {
        for (int place = 0; place < form.arity(); place++) {
          if (!form.isRole(place) && at(form, row, place) == concept) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private boolean same(int a, int b) {
    return entails(a, b) && entails(b, a);
  }

  private int[] alike(int concept) {
    return IntStream.range(0, n).filter(d -> same(concept, d)).toArray();
  }

  private int representative(int concept) {
    int[] alike = alike(concept);
    return axioms.top().isPresent() && same(concept, axioms.top().getAsInt())
        ? axioms.top().getAsInt()
        : alike[0];
  }

  /** What a reasoner should make of the axioms. */
  Classification classification() {
    List<int[]> pairs = new ArrayList<>();
    for (int c = 0; c < n; c++) {
      if (impossible.get(c) || !isKnown(c)) {
        continue;
      }
      addCycle(c, pairs);
      if (representative(c) == c) {
        addParents(c, pairs);
      }
    }
    pairs.sort((a, b) -> a[0] != b[0] ? Integer.compare(a[0], b[0]) : Integer.compare(a[1], b[1]));
    return new Classification(
        pairs.stream().mapToInt(pair -> pair[0]).toArray(),
        pairs.stream().mapToInt(pair -> pair[1]).toArray(),
        impossible.stream().toArray());
  }

  private void addCycle(int concept, List<int[]> pairs) {
    int[] alike = alike(concept);
    for (int i = 0; alike.length > 1 && i < alike.length; i++) {
      if (alike[i] == concept) {
        pairs.add(new int[] {concept, alike[(i + 1) % alike.length]});
      }
    }
  }

  private void addParents(int c, List<int[]> pairs) {
    for (int d = 0; d < n; d++) {
      int parent = d;
      boolean direct =
          representative(d) == d
              && entails(c, d)
              && !same(c, d)
              && IntStream.range(0, n)
                  .noneMatch(
                      e ->
                          entails(c, e)
                              && entails(e, parent)
                              && !same(c, e)
                              && !same(e, parent)
                              && !impossible.get(e));
      if (direct) {
        pairs.add(new int[] {c, d});
      }
    }
  }
}
