package sphere.benchmarks.ontology;

import sphere.geometry.ontology.NormalForm;

/**
 * The balls of the baseline.
 *
 * @param config by which they were trained
 * @param centers [concept][dimension]
 * @param radii [concept]
 * @param translations [role][dimension]
 */
record ElemBalls(ElemConfig config, float[][] centers, float[] radii, float[][] translations)
    implements Embedding {
  @Override
  public float[] led(Asked asked, int start) {
    float[] led = centers[asked.starts()[start]].clone();
    boolean forth = asked.form() == NormalForm.NF3;
    if (forth || asked.form() == NormalForm.NF4) {
      float[] translation = translations[asked.role()];
      for (int i = 0; i < led.length; i++) {
        led[i] += forth ? translation[i] : -translation[i];
      }
    }
    return led;
  }
}
