package sphere.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import sphere.benchmarks.SvgPlot.Axis;
import sphere.geometry.ball.Approximation;
import sphere.geometry.ball.Lens;

/** The pictures of docs/geometry.md, drawn from what the library computes. */
final class GeometryPlots {
  private static final int[] DIMENSIONS = {2, 8, 32, 128, 768};
  private static final int PAIRS = 3000;

  private GeometryPlots() {}

  /** File names and contents. */
  static Map<String, String> all() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("probability.svg", probability());
    files.put("surrogates.svg", surrogates());
    return files;
  }

  static void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Map.Entry<String, String> file : all().entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
  }

  private static String probability() {
    SvgPlot plot =
        new SvgPlot(
            "P(outer | inner), radii 2 and 1, by the distance of the centers",
            new Axis("distance", .5, 3.2, 1, 1.5, 2, 2.5, 3),
            new Axis("P", 0, 1, 0, .25, .5, .75, 1));
    for (int n : DIMENSIONS) {
      plot.curve("n = " + n, 270, d -> new Lens(n, 2, 1, d).probability());
    }
    return plot.mark(1, "contained").mark(Math.sqrt(3), "d² + 1² = 2²").mark(3, "apart").svg();
  }

  private static String surrogates() {
    SvgPlot plot =
        new SvgPlot(
            "Mean error of what stands in for P, over %,d random pairs that meet".formatted(PAIRS),
            new Axis("dimension, as a power of two", 1, 10, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10),
            new Axis("error", 0, .4, 0, .1, .2, .3, .4));
    curve(plot, "radius ratio", Approximation::radiusRatio);
    curve(plot, "auxiliary ball", Approximation::auxiliaryBall);
    curve(plot, "Gaussian limit", Approximation::gaussian);
    return plot.svg();
  }

  private static void curve(SvgPlot plot, String name, ToDoubleFunction<Lens> surrogate) {
    plot.curve(name, 18, power -> error((int) Math.round(Math.pow(2, power)), surrogate));
  }

  private static double error(int dimension, ToDoubleFunction<Lens> surrogate) {
    SplittableRandom random = new SplittableRandom(1);
    double sum = 0;
    for (int i = 0; i < PAIRS; i++) {
      double a = .3 + 1.7 * random.nextDouble();
      double b = .3 + 1.7 * random.nextDouble();
      double d = Math.abs(a - b) + 2 * Math.min(a, b) * random.nextDouble();
      Lens lens = new Lens(dimension, b, a, d);
      sum += Math.abs(surrogate.applyAsDouble(lens) - lens.probability());
    }
    return sum / PAIRS;
  }
}
