package sphere.geometry.roles;

/**
 * What a model holds beside the balls of entities; enough, with facts and order, to restore it.
 *
 * @param template what a role is
 * @param translations vectors of roles, [role][{@link Template#length}]
 * @param balls radii of the head and the tail ball of each role, [role][2]; empty unless the
 *     template is dual
 * @param weights of the evidence for each way, [way][feature]; those of all ways together where too
 *     few facts were held out to tell
 * @param unit mean distance between where known facts lead and their tails
 */
public record RoleParameters(
    Template template, float[][] translations, double[][] balls, double[][] weights, double unit) {
  /**
   * Checks that there is as much as facts take.
   *
   * @throws IllegalArgumentException one sentence that says what there is and what it takes
   */
  void requireFit(Facts facts, float[][] centers, float[] radii) {
    require("centers", centers.length, facts.entityCount());
    require("radii", radii.length, facts.entityCount());
    require("translations", translations.length, facts.roleCount());
    require("radii of balls", balls.length, template == Template.DUAL ? facts.roleCount() : 0);
    require("ways with weights", weights.length, facts.wayCount());
    int count = new Features(facts.wayCount()).count();
    for (double[] row : weights) {
      require("weights of a way", row.length, count);
    }
  }

  private static void require(String what, int count, int needed) {
    if (count != needed) {
      throw new IllegalArgumentException(
          "The model has %d %s, but the facts and this version take %d: train it again."
              .formatted(count, what, needed));
    }
  }
}
