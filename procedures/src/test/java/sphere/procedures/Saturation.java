package sphere.procedures;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import sphere.geometry.ontology.Axioms;
import sphere.geometry.ontology.Classification;
import sphere.geometry.ontology.NormalForm;

/**
 * What axioms entail, by the rules of Baader, Brandt and Lutz (2005, table 2) applied until nothing
 * is new: slow and plain, to compare with.
 */
final class Saturation {
  private final Axioms axioms;
  private final int n;
  private final boolean[][] below;
  private final boolean[][][] linked;
  private final boolean[] nothing;
  private boolean changed = true;

  Saturation(Axioms axioms) {
    this.axioms = axioms;
    n = axioms.conceptCount();
    below = new boolean[n][n];
    linked = new boolean[axioms.roleCount()][n][n];
    nothing = new boolean[n];
    for (int c = 0; c < n; c++) {
      below[c][c] = true;
      axioms.top().ifPresent(top -> IntStream.range(0, n).forEach(x -> below[x][top] = true));
    }
    while (changed) {
      changed = false;
      for (NormalForm form : NormalForm.values()) {
        for (int i = 0; i < axioms.count(form); i++) {
          apply(form, i);
        }
      }
      bottom();
    }
  }

  boolean isUnsatisfiable(int c) {
    return nothing[c];
  }

  /** Whether c ⊑ d. */
  boolean isBelow(int c, int d) {
    return nothing[c] || below[c][d];
  }

  /** Whether c ⊑ ∃r.d. */
  boolean isRelated(int c, int r, int d) {
    return nothing[c] || IntStream.range(0, n).anyMatch(x -> linked[r][c][x] && below[x][d]);
  }

  Classification classification() {
    List<int[]> pairs = new ArrayList<>();
    for (int c = 0; c < n; c++) {
      for (int d = 0; d < n; d++) {
        if (c != d && !nothing[c] && below[c][d] && isDirect(c, d)) {
          pairs.add(new int[] {c, d});
        }
      }
    }
    return new Classification(
        pairs.stream().mapToInt(p -> p[0]).toArray(),
        pairs.stream().mapToInt(p -> p[1]).toArray(),
        IntStream.range(0, n).filter(c -> nothing[c]).toArray());
  }

  private boolean isDirect(int c, int d) {
    return below[d][c]
        || IntStream.range(0, n)
            .noneMatch(x -> below[c][x] && !below[x][c] && below[x][d] && !below[d][x]);
  }

  private void apply(NormalForm form, int i) {
    int a = axioms.at(form, i, 0);
    int b = axioms.at(form, i, 1);
    int e = form.arity() > 2 ? axioms.at(form, i, 2) : -1;
    for (int x = 0; x < n; x++) {
      switch (form) {
        case NF1 -> put(x, b, below[x][a]);
        case NF2 -> put(x, e, below[x][a] && below[x][b]);
        case NF3 -> link(b, x, e, below[x][a]);
        case DISJOINT -> {
          if (below[x][a] && below[x][b] && !nothing[x]) {
            nothing[x] = changed = true;
          }
        }
        default -> {
          for (int y = 0; y < n; y++) {
            step(form, new int[] {a, b, e}, x, y);
          }
        }
      }
    }
  }

  private void step(NormalForm form, int[] names, int x, int y) {
    if (form == NormalForm.NF4) {
      put(x, names[2], linked[names[0]][x][y] && below[y][names[1]]);
    } else if (form == NormalForm.SUBROLE) {
      link(names[1], x, y, linked[names[0]][x][y]);
    } else {
      for (int z = 0; z < n; z++) {
        link(names[2], x, z, linked[names[0]][x][y] && linked[names[1]][y][z]);
      }
    }
  }

  private void bottom() {
    Set<Integer> more = new HashSet<>();
    for (int c = 0; c < n; c++) {
      for (int d = 0; d < n; d++) {
        for (boolean[][] role : linked) {
          if (role[c][d] && nothing[d] && !nothing[c]) {
            more.add(c);
          }
        }
      }
    }
    more.forEach(c -> nothing[c] = true);
    changed |= !more.isEmpty();
  }

  private void put(int c, int d, boolean holds) {
    if (holds && !below[c][d]) {
      below[c][d] = changed = true;
    }
  }

  private void link(int r, int c, int d, boolean holds) {
    if (holds && !linked[r][c][d]) {
      linked[r][c][d] = changed = true;
    }
  }
}
