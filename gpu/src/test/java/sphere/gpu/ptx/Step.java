package sphere.gpu.ptx;

/** What one lane does at an instruction. */
interface Step {
  void run(Lane lane);
}
