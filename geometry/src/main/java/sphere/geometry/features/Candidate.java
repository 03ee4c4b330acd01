package sphere.geometry.features;

import java.util.List;

/**
 * A known thing as the parent of another.
 *
 * @param ordinal which
 * @param rank 1 for the best
 * @param score by which it is ranked: natural logarithm of the odds, up to a constant that all
 *     candidates share
 * @param confidence that it is the parent, 0 to 1, over all candidates 1 in sum: scores are divided
 *     by the temperature under which things held out in training are told best
 * @param margin of the thing's ball in the candidate's in the semantic chart
 * @param probability share of the thing's ball that lies in the candidate's, 0 to 1
 * @param kin the children of the candidate that are nearest to the thing, the nearest first
 */
public record Candidate(
    int ordinal,
    int rank,
    double score,
    double confidence,
    double margin,
    double probability,
    List<Kin> kin) {

  /**
   * A known child of a candidate.
   *
   * @param ordinal which
   * @param nearness to where kin of the thing are looked for, 0 to 1
   */
  public record Kin(int ordinal, double nearness) {}
}
