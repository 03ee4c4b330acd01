package sphere.geometry.training;

/**
 * Where a subtree of frames is to go; nothing has moved before {@link Frames#move}.
 *
 * @param node root of the subtree
 * @param parent the frame that will hold it, an ancestor of what holds it now, or the same
 * @param radii new radii of its frames, in the order of {@link Tree#subtree}
 * @param centers new centers, d coordinates for each node, in the same order
 */
record Move(int node, int parent, double[] radii, float[] centers) {}
