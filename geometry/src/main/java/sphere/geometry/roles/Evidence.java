package sphere.geometry.roles;

/** Kinds of evidence, to tell what each is worth. */
public enum Evidence {
  /** Distances between centers. */
  DISTANCE,
  /** Which balls lie in which. */
  CONTAINMENT,
  /** Facts that lead from the start to the candidate or are alike. */
  FACTS;

  /** Kind of a feature. */
  static Evidence of(int feature) {
    return switch (feature) {
      case Features.DISTANCE,
          Features.CLOSENESS,
          Features.NEARNESS,
          Features.NEAREST_KNOWN,
          Features.VOTES,
          Features.NEAR_ANSWER ->
          DISTANCE;
      case Features.CONTENT,
          Features.INSIDE_ANSWER,
          Features.VOLUME,
          Features.DEPTH,
          Features.COMMON,
          Features.ALONE,
          Features.IMAGE,
          Features.IMAGE_LACKS ->
          CONTAINMENT;
      default -> FACTS;
    };
  }
}
