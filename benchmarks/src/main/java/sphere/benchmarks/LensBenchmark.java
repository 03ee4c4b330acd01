package sphere.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import sphere.geometry.ball.Lens;

/** Probabilities of pairs of balls, given as lines of dimension, radii and distance. */
final class LensBenchmark {
  private LensBenchmark() {}

  static void run(InputStream input, PrintStream out) throws IOException {
    BufferedReader in = new BufferedReader(new InputStreamReader(input, StandardCharsets.US_ASCII));
    int number = 0;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      number++;
      if (!line.isBlank()) {
        Lens lens = parse(line, number);
        out.println(json(lens.probability(), lens.logProbability()));
      }
    }
    out.flush();
  }

  private static Lens parse(String line, int number) {
    String[] fields = line.strip().split("\\s+");
    if (fields.length != 4) {
      throw new IllegalArgumentException(
          "Line %d has %d fields, but must have 4: dimension outerRadius innerRadius distance."
              .formatted(number, fields.length));
    }
    try {
      return new Lens(
          Integer.parseInt(fields[0]),
          Double.parseDouble(fields[1]),
          Double.parseDouble(fields[2]),
          Double.parseDouble(fields[3]));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "Line %d is `%s`, but must be four numbers: dimension outerRadius innerRadius distance."
              .formatted(number, line.strip()),
          e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("Line %d: %s".formatted(number, e.getMessage()), e);
    }
  }

  // JSON knows no infinity: the logarithm of probability 0 is null.
  private static String json(double value, double log) {
    return "{\"figure\":\"probability\",\"value\":%s,\"log\":%s}"
        .formatted(value, Double.isInfinite(log) ? "null" : log + 0.0);
  }
}
