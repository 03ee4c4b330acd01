package sphere.benchmarks.database;

import java.util.List;

/**
 * A question that is asked in several ways.
 *
 * @param name as it stands in the figures
 * @param samples how many different ones there are
 * @param ways the first is ours
 */
record Question(String name, int samples, List<Way> ways) {}
