/**
 * From the user's map to configuration records, and every message about configuration.
 *
 * <p>May use {@code sphere.geometry.training}; knows no transaction. Read {@link
 * sphere.procedures.config.TrainSettings}.
 */
package sphere.procedures.config;
