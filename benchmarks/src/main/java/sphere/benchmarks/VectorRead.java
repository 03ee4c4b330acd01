package sphere.benchmarks;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Reads memory as fast as one core can, with nothing to do but a sum: the yardstick of a scan. */
final class VectorRead {
  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;

  private VectorRead() {}

  /** Sum of an array whose length is a multiple of 64, in four sums that do not wait. */
  static float sum(float[] a) {
    int lanes = FLOATS.length();
    FloatVector s0 = FloatVector.zero(FLOATS);
    FloatVector s1 = s0;
    FloatVector s2 = s0;
    FloatVector s3 = s0;
    for (int i = 0; i + 4 * lanes <= a.length; i += 4 * lanes) {
      s0 = s0.add(FloatVector.fromArray(FLOATS, a, i));
      s1 = s1.add(FloatVector.fromArray(FLOATS, a, i + lanes));
      s2 = s2.add(FloatVector.fromArray(FLOATS, a, i + 2 * lanes));
      s3 = s3.add(FloatVector.fromArray(FLOATS, a, i + 3 * lanes));
    }
    return s0.add(s1).add(s2.add(s3)).reduceLanes(VectorOperators.ADD);
  }
}
