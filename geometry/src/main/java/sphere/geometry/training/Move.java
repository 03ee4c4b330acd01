package sphere.geometry.training;

/**
 * Where a subtree of frames is to go; nothing has moved before {@link Frames#move}.
 *
 * @param node root of the subtree
 * @param parent the frame that will hold it, an ancestor of what holds it now, or the same
 * @param shrink factor of the radii of all its frames, at most 1
 * @param radius of the node's frame then; 0 for a leaf
 * @param centers new centers, d coordinates for each node, in the order of {@link Tree#subtree}
 */
record Move(int node, int parent, double shrink, double radius, float[] centers) {}
