package sphere.procedures.config;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sphere.geometry.refinement.RefinementConfig;
import sphere.geometry.refinement.RefinementConfig.Radii;
import sphere.geometry.refinement.RefinementConfig.Sampling;
import sphere.geometry.refinement.RefinementConfig.Start;

/** The keys of {@code objective: 'spherex'}, which no other objective takes. */
final class RefinementSettings {
  static final String OBJECTIVE = "objective";
  private static final String CONSTRUCTIVE = "constructive";
  private static final String SPHEREX = "spherex";
  private static final String CHARTS = "charts";

  /** All but the objective itself. */
  static final Set<String> KEYS =
      Set.of(
          "start",
          "maxEpochs",
          "patience",
          "tolerance",
          "learningRate",
          "margin",
          "negatives",
          "validationShare",
          "radiusRegularization",
          "minRadius",
          "maxRadius",
          "probabilityWeight",
          "sampling");

  private RefinementSettings() {}

  /** What the descent is told, if there is to be one. */
  static Optional<RefinementConfig> of(ConfigMap map) {
    if (map.word(OBJECTIVE, CONSTRUCTIVE, CONSTRUCTIVE, SPHEREX).equals(CONSTRUCTIVE)) {
      KEYS.stream().sorted().forEach(key -> requireNone(map, key));
      return Optional.empty();
    }
    map.raw(CHARTS).ifPresent(RefinementSettings::requireOne);
    RefinementConfig none = RefinementConfig.defaults();
    return Optional.of(
        new RefinementConfig(
            Start.valueOf(
                map.word("start", "constructive", "constructive", "random")
                    .toUpperCase(java.util.Locale.ROOT)),
            (int) map.integer("maxEpochs", none.maxEpochs(), 1, 100_000),
            (int) map.integer("patience", none.patience(), 1, 100_000),
            map.number("tolerance", none.tolerance()),
            map.number("learningRate", none.learningRate()),
            map.number("margin", none.margin()),
            (int) map.integer("negatives", none.negatives(), 1, 1000),
            map.number("validationShare", none.validationShare()),
            new Radii(
                map.number("radiusRegularization", none.radii().regularization()),
                map.number("minRadius", none.radii().min()),
                map.number("maxRadius", none.radii().max())),
            map.number("probabilityWeight", none.probabilityWeight()),
            sampling(map)));
  }

  // A GPU knows but one way; whoever asks for it and for the other would not get it.
  private static Sampling sampling(ConfigMap map) {
    boolean gpu = TrainSettings.device(map).equals("gpu");
    Sampling sampling =
        Sampling.valueOf(
            map.word("sampling", gpu ? "shifted" : "mined", "mined", "shifted")
                .toUpperCase(java.util.Locale.ROOT));
    if (gpu && sampling == Sampling.MINED) {
      throw new IllegalArgumentException(
          "When `device` is `gpu`, `sampling` must be `shifted`, but was `mined`.");
    }
    return sampling;
  }

  private static void requireNone(ConfigMap map, String key) {
    map.raw(key)
        .ifPresent(
            value -> {
              throw new IllegalArgumentException(
                  ("When `objective` is `constructive`, `%s` must be left out, but was %s. Set"
                          + " `objective` to `spherex` to use it.")
                      .formatted(key, value));
            });
  }

  private static void requireOne(Object charts) {
    if (!charts.equals(1L)) {
      throw new IllegalArgumentException(
          "When `objective` is `spherex`, `charts` must be 1, but was %s."
              .formatted(ConfigMap.shown(charts)));
    }
  }

  /** Puts every key with the value in effect. */
  static void put(Map<String, Object> map, Optional<RefinementConfig> refinement) {
    map.put(OBJECTIVE, refinement.isPresent() ? SPHEREX : CONSTRUCTIVE);
    refinement.ifPresent(config -> put(map, config));
  }

  private static void put(Map<String, Object> map, RefinementConfig config) {
    map.put("start", config.start().name().toLowerCase(java.util.Locale.ROOT));
    map.put("maxEpochs", (long) config.maxEpochs());
    map.put("patience", (long) config.patience());
    map.put("tolerance", config.tolerance());
    map.put("learningRate", config.learningRate());
    map.put("margin", config.margin());
    map.put("negatives", (long) config.negatives());
    map.put("validationShare", config.validationShare());
    map.put("radiusRegularization", config.radii().regularization());
    map.put("minRadius", config.radii().min());
    map.put("maxRadius", config.radii().max());
    map.put("probabilityWeight", config.probabilityWeight());
    map.put("sampling", config.sampling().name().toLowerCase(java.util.Locale.ROOT));
  }
}
