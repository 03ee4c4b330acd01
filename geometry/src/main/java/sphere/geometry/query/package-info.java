/**
 * Questions to a trained model: who is above, who is below, what is common.
 *
 * <p>May use every other package of geometry. Read {@link sphere.geometry.query.ContainmentIndex}.
 */
package sphere.geometry.query;
