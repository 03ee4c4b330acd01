/**
 * Bulk work that a device may do instead of the CPU, with the CPU's own way beside it, and what is
 * known of the device.
 *
 * <p>May use {@code sphere.geometry.ball}, {@code kernel} and {@code training}. Knows no device:
 * module {@code gpu} implements what is here. Answers do not depend on who gives them. Read {@link
 * sphere.geometry.device.PairScan}.
 */
package sphere.geometry.device;
