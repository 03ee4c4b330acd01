/**
 * From a hierarchy to balls: trees are chosen that cover the order, each tree becomes a chart.
 *
 * <p>May use {@code hierarchy} and {@code ball}. Read {@link sphere.geometry.training.AtlasTrainer}
 * first, then {@code Junctions} and {@code TreeChooser} (which trees) and {@code Packing} (where
 * balls go); for one ball per node {@code SingleBalls}, then {@code Placement}, {@code BallSearch}
 * and {@code Separator}, {@code PieceMoves} and {@code BallMoves}.
 */
package sphere.geometry.training;
