/**
 * The driver by way of JCuda: the only package that names it. It lies in a jar within the jar,
 * which {@code sphere.gpu.load} looks into.
 */
package sphere.gpu.jcuda;
