package sphere.geometry.roles;

/**
 * How well facts that were held out are found again, by ranks among all entities that are no true
 * answers, known or held out; of equal scores the mean rank counts.
 *
 * @param facts how many questions were asked: one for each fact and way, at most 1500 of a way
 * @param mrr mean of 1 / rank
 * @param hits1 share with rank 1
 * @param hits3 share with rank at most 3
 * @param hits10 share with rank at most 10
 * @param hits100 share with rank at most 100
 * @param meanRank mean rank
 * @param medianRank median rank
 * @param auc mean share of the other entities that rank below
 */
public record RoleFigures(
    int facts,
    double mrr,
    double hits1,
    double hits3,
    double hits10,
    double hits100,
    double meanRank,
    double medianRank,
    double auc) {}
