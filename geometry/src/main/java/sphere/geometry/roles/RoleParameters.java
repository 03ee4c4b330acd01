package sphere.geometry.roles;

/**
 * What a model holds beside the balls of entities; enough, with facts and order, to restore it.
 *
 * @param translations of each role, [role][dimension]
 * @param weights of the evidence for each way, [way][feature]; empty rows where a way was not
 *     learned
 * @param unit mean distance between where known facts lead and their tails
 */
public record RoleParameters(float[][] translations, double[][] weights, double unit) {}
