package sphere.geometry.roles;

/**
 * A fact that may be missing.
 *
 * @param entity what the fact would lead to
 * @param probability that it is this one, given that one is missing; all of a question's candidates
 *     together have 1
 * @param distance between where the translation leads and the candidate's center
 * @param evidence known facts that it rests on, by number, the weightiest first; may be empty
 */
public record Prediction(int entity, double probability, double distance, int[] evidence) {}
