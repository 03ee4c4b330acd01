/**
 * A sentence encoder with its model inside: the second, optional plugin jar. Read {@link
 * sphere.text.MiniLmEncoder} first; it is found by {@link java.util.ServiceLoader}.
 *
 * <p>May use: geometry's features, ONNX Runtime. Knows nothing of Neo4j.
 */
package sphere.text;
