package sphere.geometry.roles;

/**
 * What a model holds beside the balls of entities; enough, with facts and order, to restore it.
 *
 * @param template what a role is
 * @param translations vectors of roles, [role][{@link Template#length}]
 * @param balls radii of the head and the tail ball of each role, [role][2]; empty unless the
 *     template is dual
 * @param weights of the evidence for each way, [way][feature]
 * @param unit mean distance between where known facts lead and their tails
 */
public record RoleParameters(
    Template template, float[][] translations, double[][] balls, double[][] weights, double unit) {}
