package sphere.benchmarks.peers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;

/**
 * Contenders that take turns, so that whatever else the machine does meets all of them: in each
 * round each runs once, and the median over the rounds counts.
 */
final class Contest {
  private final Map<String, DoubleSupplier> contenders = new LinkedHashMap<>();
  private final Map<String, List<Double>> millis = new LinkedHashMap<>();

  /** Adds one that runs and says how many milliseconds it took. */
  Contest with(String name, DoubleSupplier run) {
    contenders.put(name, run);
    millis.put(name, new ArrayList<>());
    return this;
  }

  /**
   * Runs all in turn, once more before what counts.
   *
   * @param rounds that count, at least 1
   */
  Contest run(int rounds) {
    for (int round = 0; round <= rounds; round++) {
      for (Map.Entry<String, DoubleSupplier> one : contenders.entrySet()) {
        System.gc(); // no one pays for another's garbage
        double taken = one.getValue().getAsDouble();
        if (round > 0) {
          millis.get(one.getKey()).add(taken);
        }
      }
    }
    return this;
  }

  /** The median of one contender, the upper one of an even number. */
  double median(String name) {
    double[] sorted = millis.get(name).stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** All that one contender took, in the order of the rounds. */
  List<Double> all(String name) {
    return List.copyOf(millis.get(name));
  }
}
