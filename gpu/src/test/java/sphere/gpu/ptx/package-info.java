/**
 * An interpreter of PTX: executes the very text that ships, lane by lane, with memory whose bounds
 * are checked, and counts bytes.
 *
 * <p>Knows neither races between warps nor time. What it does not know it refuses. Read {@link
 * sphere.gpu.ptx.PtxMachine}; {@link sphere.gpu.ptx.PtxDriver} runs host code on it.
 */
package sphere.gpu.ptx;
