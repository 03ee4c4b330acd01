package sphere.benchmarks;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Named figures in the order in which they were put. */
public final class Figures {
  private final Map<String, String> values = new LinkedHashMap<>();

  /** Puts one more. */
  public Figures put(String name, Number value) {
    values.put(name, "\"value\":" + json(value));
    return this;
  }

  /**
   * Puts one more that was taken several times: its mean and its spread, the standard deviation of
   * a sample, 0 of a single run; four decimals of each.
   *
   * @param runs its value in each run, at least one
   */
  public Figures put(String name, double[] runs) {
    double mean = Arrays.stream(runs).average().orElseThrow();
    double squares = Arrays.stream(runs).map(x -> (x - mean) * (x - mean)).sum();
    double spread = Math.sqrt(squares / Math.max(1, runs.length - 1));
    values.put(
        name, "\"value\":%s,\"spread\":%s".formatted(json(rounded(mean)), json(rounded(spread))));
    return this;
  }

  private static double rounded(double value) {
    return Double.isFinite(value) ? Math.round(value * 1e4) / 1e4 : value;
  }

  private static String json(Number value) {
    return Double.isFinite(value.doubleValue()) ? value.toString() : "null";
  }

  /** One JSON object a line. */
  public String toJsonLines() {
    return values.entrySet().stream().map(Figures::line).collect(Collectors.joining("\n"));
  }

  private static String line(Map.Entry<String, String> entry) {
    return "{\"figure\":\"%s\",%s}".formatted(entry.getKey(), entry.getValue());
  }
}
