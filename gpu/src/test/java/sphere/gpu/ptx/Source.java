package sphere.gpu.ptx;

/** What an operand holds for a lane, as the bits of a register. */
interface Source {
  long of(Lane lane);
}
