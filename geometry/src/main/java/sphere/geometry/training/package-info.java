/**
 * From a hierarchy to balls: trees are chosen that cover the order, each tree becomes a chart.
 *
 * <p>May use {@code hierarchy} and {@code ball}. Read {@link sphere.geometry.training.AtlasTrainer}
 * first, then {@code TreeChooser} (which trees) and {@code Packing} (where balls go).
 */
package sphere.geometry.training;
