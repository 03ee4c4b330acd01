/** What {@code gpu/verify} runs on a machine with a GPU: agreement with the CPU, then figures. */
package sphere.gpu.verify;
