package sphere.geometry.ontology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Pairs of a role and a filler, each once, in the order in which they came. */
final class RestrictionPairs {
  private final List<List<Integer>> implied = new ArrayList<>();
  private final Map<Long, Integer> numbers = new LinkedHashMap<>();
  private int[] roles = new int[16];
  private int[] fillers = new int[16];

  /** None yet; the axioms tell which role a pair's role implies. */
  RestrictionPairs(Axioms axioms) {
    for (int r = 0; r < axioms.roleCount(); r++) {
      implied.add(new ArrayList<>());
    }
    for (int i = 0; i < axioms.count(NormalForm.SUBROLE); i++) {
      implied.get(axioms.at(NormalForm.SUBROLE, i, 0)).add(axioms.at(NormalForm.SUBROLE, i, 1));
    }
    for (int i = 0; i < axioms.count(NormalForm.CHAIN); i++) {
      implied.get(axioms.at(NormalForm.CHAIN, i, 1)).add(axioms.at(NormalForm.CHAIN, i, 2));
    }
  }

  void add(int role, int filler) {
    if (numbers.putIfAbsent(key(role, filler), numbers.size()) == null) {
      int i = size() - 1;
      if (i == roles.length) {
        roles = Arrays.copyOf(roles, 2 * i);
        fillers = Arrays.copyOf(fillers, 2 * i);
      }
      roles[i] = role;
      fillers[i] = filler;
    }
  }

  /** Adds what the pairs imply. */
  void close(Runnable check) {
    for (int i = 0; i < size(); i++) {
      if ((i & 4095) == 0) {
        check.run();
      }
      for (int role : implied.get(roles[i])) {
        add(role, fillers[i]);
      }
    }
  }

  int size() {
    return numbers.size();
  }

  int role(int i) {
    return roles[i];
  }

  int filler(int i) {
    return fillers[i];
  }

  OptionalInt find(int role, int filler) {
    Integer number = numbers.get(key(role, filler));
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  private static long key(int role, int filler) {
    return (long) role << 32 | filler;
  }
}
