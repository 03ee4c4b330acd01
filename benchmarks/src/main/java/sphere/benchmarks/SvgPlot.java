package sphere.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/** A plot of curves over one axis as SVG text; the same input gives the same text. */
final class SvgPlot {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 360;
  private static final int LEFT = 56;
  private static final int RIGHT = 150;
  private static final int TOP = 30;
  private static final int BOTTOM = 46;
  // Dark to light in lightness too, so that print and color-blind eyes tell them apart.
  private static final String[] COLORS = {"#440154", "#3b528b", "#21918c", "#35b779", "#b8a900"};

  private final String title;
  private final Axis x;
  private final Axis y;
  private final List<String> body = new ArrayList<>();
  private int curves;

  /** An axis: its name, its ends and where it is labeled. */
  record Axis(String name, double low, double high, double... ticks) {
    double share(double value) {
      return (value - low) / (high - low);
    }
  }

  SvgPlot(String title, Axis x, Axis y) {
    this.title = title;
    this.x = x;
    this.y = y;
  }

  /** Adds a curve through {@code steps + 1} points, evenly spaced over the x axis. */
  SvgPlot curve(String name, int steps, DoubleUnaryOperator f) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i <= steps; i++) {
      double at = x.low() + (x.high() - x.low()) * i / steps;
      path.append(i == 0 ? "M" : "L").append(point(at, f.applyAsDouble(at)));
    }
    String color = COLORS[curves % COLORS.length];
    body.add(
        "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>".formatted(path, color));
    int line = TOP + 12 + 20 * curves++;
    int begin = WIDTH - RIGHT + 12;
    body.add(
        "<path d=\"M%d,%dh20\" stroke=\"%s\" stroke-width=\"2\"/>".formatted(begin, line, color));
    body.add(text(begin + 26, line + 4, "start", name));
    return this;
  }

  /** Adds a dashed vertical line with a word beside it. */
  SvgPlot mark(double at, String word) {
    body.add(
        "<path d=\"M%sV%d\" stroke=\"#888\" stroke-dasharray=\"4 3\"/>"
            .formatted(point(at, y.high()), HEIGHT - BOTTOM));
    body.add(text(left(at) + 4, HEIGHT - BOTTOM - 8, "start", word));
    return this;
  }

  private String point(double at, double value) {
    return String.format(Locale.ENGLISH, "%.1f,%.1f", left(at), top(value));
  }

  private double left(double at) {
    return LEFT + x.share(at) * (WIDTH - LEFT - RIGHT);
  }

  private double top(double value) {
    return HEIGHT - BOTTOM - y.share(value) * (HEIGHT - TOP - BOTTOM);
  }

  private static String text(double left, double top, String anchor, String content) {
    return String.format(
        Locale.ENGLISH,
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>",
        left,
        top,
        anchor,
        content.replace("&", "&amp;").replace("<", "&lt;"));
  }

  String svg() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">"
            .formatted(WIDTH, HEIGHT));
    lines.add("<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>");
    lines.add(text(LEFT, 18, "start", title));
    frame(lines);
    lines.addAll(body);
    lines.add("</svg>");
    return String.join("\n", lines) + "\n";
  }

  private void frame(List<String> lines) {
    lines.add(
        "<path d=\"M%d,%dV%dH%d\" fill=\"none\" stroke=\"#000\"/>"
            .formatted(LEFT, TOP, HEIGHT - BOTTOM, WIDTH - RIGHT));
    for (double tick : x.ticks()) {
      lines.add(text(left(tick), HEIGHT - BOTTOM + 16, "middle", number(tick)));
    }
    for (double tick : y.ticks()) {
      lines.add(text(LEFT - 6, top(tick) + 4, "end", number(tick)));
    }
    lines.add(text((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 10, "middle", x.name()));
    lines.add(text(8, 18, "start", y.name()));
  }

  private static String number(double value) {
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }
}
