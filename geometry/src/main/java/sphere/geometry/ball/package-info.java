/**
 * Balls and the decisions about them: containment, overlap, disjointness, margin.
 *
 * <p>Centers are stored in 32 bits and decided on in 64: every answer follows from the stored
 * values alone. May use the JDK only. Read {@link sphere.geometry.ball.Ball} first.
 */
package sphere.geometry.ball;
