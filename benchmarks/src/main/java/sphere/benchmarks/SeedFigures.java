package sphere.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Figures of runs that differ by their seed. */
public final class SeedFigures {
  private final Map<String, List<Double>> values = new LinkedHashMap<>();

  /** Puts the next run's. */
  public void put(String name, double value) {
    values.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
  }

  /** The last run's. */
  public double last(String name) {
    List<Double> runs = values.get(name);
    return runs.get(runs.size() - 1);
  }

  /** Puts those of the one or the other, whose mean is higher, under a third name. */
  public void putBetter(String name, String one, String other) {
    values.put(
        name, sum(values.get(other)) > sum(values.get(one)) ? values.get(other) : values.get(one));
  }

  private static double sum(List<Double> runs) {
    return runs.stream().mapToDouble(x -> x).sum();
  }

  /** Puts mean and spread of all. */
  public void putInto(Figures figures) {
    values.forEach((name, runs) -> figures.put(name, runs.stream().mapToDouble(x -> x).toArray()));
  }
}
