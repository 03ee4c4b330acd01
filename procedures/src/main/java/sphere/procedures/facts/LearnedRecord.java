package sphere.procedures.facts;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sphere.geometry.roles.Facts;
import sphere.geometry.roles.RoleFigures;
import sphere.geometry.roles.RoleParameters;
import sphere.geometry.roles.Template;
import sphere.procedures.graph.ModelNode;

/** What was learned from facts, on the record of its model; the centers stand on the nodes. */
public final class LearnedRecord {
  private static final String PREFIX = "facts";
  private static final String TRANSLATIONS = PREFIX + ModelNode.LEARNED + "translations";
  private static final String WEIGHTS = PREFIX + ModelNode.LEARNED + "weights";
  private static final String LENGTHS = PREFIX + ModelNode.LEARNED + "weightCounts";
  private static final String BALLS = PREFIX + ModelNode.LEARNED + "balls";
  private static final String TEMPLATE = PREFIX + ".template";
  private static final String ROLES = PREFIX + ".roles";
  private static final String UNIT = PREFIX + ".unit";

  /** Under which a record tells how well what was held out is found. */
  public static final String MRR = PREFIX + ".mrr";

  private static final String FINGERPRINT = PREFIX + ".fingerprint";
  private static final String OTHER_NAMES = PREFIX + ModelNode.LEARNED + "otherNames";
  private static final String OTHER_CENTERS = PREFIX + ModelNode.LEARNED + "otherCenters";
  private static final String OTHER_RADII = PREFIX + ModelNode.LEARNED + "otherRadii";

  private LearnedRecord() {}

  /**
   * What a record tells besides, where not all that facts are about have nodes of their own.
   *
   * @param facts that were learned from
   * @param names by which the others are found again
   * @param others their balls
   */
  public static Map<String, Object> others(Facts facts, List<String> names, LearnedBalls others) {
    Map<String, Object> map = new HashMap<>();
    map.put(FINGERPRINT, FactGraph.fingerprint(facts));
    map.put(OTHER_NAMES, names.toArray(String[]::new));
    map.put(OTHER_CENTERS, flat(others.centers()));
    map.put(OTHER_RADII, others.radii());
    return map;
  }

  /** Whether facts are those that were learned from. */
  public static boolean describes(ModelNode record, Facts facts) {
    return record.count(FINGERPRINT) == FactGraph.fingerprint(facts);
  }

  /** Gives those without nodes of their own their balls, by name. */
  public static void restore(ModelNode record, Map<String, Integer> members, LearnedBalls balls) {
    Map<String, Object> all = record.properties();
    if (all.get(OTHER_NAMES) instanceof String[] names
        && all.get(OTHER_CENTERS) instanceof float[] centers
        && all.get(OTHER_RADII) instanceof float[] radii
        && radii.length == names.length) {
      float[][] rows = rows(centers, names.length);
      for (int i = 0; i < names.length; i++) {
        if (members.containsKey(names[i])) {
          balls.set(members.get(names[i]), rows[i], radii[i]);
        }
      }
    }
  }

  /** All that a record tells. */
  public static Map<String, Object> of(RoleParameters learned, RoleFigures figures) {
    Map<String, Object> map = new HashMap<>();
    map.put(ROLES, (long) learned.translations().length);
    map.put(TEMPLATE, learned.template().name());
    map.put(BALLS, flat(learned.balls()));
    map.put(TRANSLATIONS, flat(learned.translations()));
    map.put(WEIGHTS, flat(learned.weights()));
    map.put(LENGTHS, Arrays.stream(learned.weights()).mapToLong(row -> row.length).toArray());
    map.put(UNIT, learned.unit());
    map.put(PREFIX + ".heldOutFacts", (long) figures.facts());
    map.put(MRR, figures.mrr());
    map.put(PREFIX + ".hits1", figures.hits1());
    map.put(PREFIX + ".hits3", figures.hits3());
    map.put(PREFIX + ".hits10", figures.hits10());
    map.put(PREFIX + ".hits100", figures.hits100());
    map.put(PREFIX + ".meanRank", figures.meanRank());
    map.put(PREFIX + ".medianRank", figures.medianRank());
    map.put(PREFIX + ".auc", figures.auc());
    return map;
  }

  private static double[] flat(double[][] rows) {
    return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
  }

  /** Rows of one length one after the other. */
  static float[] flat(float[][] rows) {
    int width = rows.length == 0 ? 0 : rows[0].length;
    float[] flat = new float[rows.length * width];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(rows[i], 0, flat, i * width, width);
    }
    return flat;
  }

  /** So many rows of one length that lie one after the other. */
  static float[][] rows(float[] flat, int count) {
    float[][] rows = new float[count][];
    int width = count == 0 ? 0 : flat.length / count;
    for (int i = 0; i < count; i++) {
      rows[i] = Arrays.copyOfRange(flat, i * width, (i + 1) * width);
    }
    return rows;
  }

  /** What a record tells; empty if something is missing. */
  public static Optional<RoleParameters> parameters(ModelNode record) {
    Map<String, Object> all = record.properties();
    return all.get(TRANSLATIONS) instanceof float[] flat
            && all.get(WEIGHTS) instanceof double[] weights
            && all.get(LENGTHS) instanceof long[] lengths
            && all.get(BALLS) instanceof double[] balls
            && all.get(TEMPLATE) instanceof String template
            && Arrays.stream(lengths).sum() == weights.length
        ? Optional.of(
            new RoleParameters(
                Template.valueOf(template),
                rows(flat, (int) record.count(ROLES)),
                balls(balls),
                weights(weights, lengths),
                record.figure(UNIT)))
        : Optional.empty();
  }

  private static double[][] balls(double[] flat) {
    double[][] balls = new double[flat.length / 2][];
    for (int i = 0; i < balls.length; i++) {
      balls[i] = Arrays.copyOfRange(flat, 2 * i, 2 * i + 2);
    }
    return balls;
  }

  private static double[][] weights(double[] flat, long[] lengths) {
    double[][] rows = new double[lengths.length][];
    int at = 0;
    for (int i = 0; i < rows.length; i++) {
      rows[i] = Arrays.copyOfRange(flat, at, at + (int) lengths[i]);
      at += (int) lengths[i];
    }
    return rows;
  }
}
