package sphere.benchmarks.ontology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import sphere.geometry.ontology.Axioms;
import sphere.geometry.ontology.NormalForm;

class ElemTrainerTest {
  // 0 ⊑ 1; 2 ⊓ 3 ⊑ 4; 5 ⊑ ∃0.6; ∃1.7 ⊑ 8; 9 ⊓ 1 ⊑ ⊥.
  private static final Axioms AXIOMS =
      new Axioms.Builder(10, 2)
          .add(NormalForm.NF1, 0, 1)
          .add(NormalForm.NF2, 2, 3, 4)
          .add(NormalForm.NF3, 5, 0, 6)
          .add(NormalForm.NF4, 1, 7, 8)
          .add(NormalForm.DISJOINT, 9, 1)
          .build();

  private static ElemBalls trained() {
    Entailed entailed = new Entailed(Classified.of(AXIOMS, Classified.tools(), 1));
    return new ElemTrainer(AXIOMS, entailed, new ElemConfig(8, 1, .05, 0, 2, 5)).until(2000);
  }

  @Test
  void meetsEveryFormsCondition() {
    ElemBalls balls = trained();
    float[] r = balls.radii();
    assertThat(distance(balls, 0, 1) + r[0] - r[1]).isLessThan(.02);
    assertThat(distance(balls, 2, 3) - r[2] - r[3]).isLessThan(.02);
    assertThat(distance(balls, 2, 4) - r[2]).isLessThan(.02);
    assertThat(distance(balls, 3, 4) - r[3]).isLessThan(.02);
    assertThat(Math.min(r[2], r[3]) - r[4]).isLessThan(.02f);
    Asked filler = new Asked(NormalForm.NF3, new int[] {5, 0, 6});
    double led = Embedding.distance(balls.led(filler, 0), balls.centers()[6]);
    assertThat(led + r[5] - r[6]).isLessThan(.1);
    Asked domain = new Asked(NormalForm.NF4, new int[] {1, 7, 8});
    assertThat(Embedding.distance(balls.led(domain, 0), balls.centers()[8]) - r[7] - r[8])
        .isLessThan(.02);
    assertThat(r[9] + r[1] - distance(balls, 9, 1)).isLessThan(.02);
  }

  @Test
  void keepsCentersNearTheUnitSphere() {
    for (float[] center : trained().centers()) {
      assertThat(Embedding.distance(center, new float[center.length])).isCloseTo(1, within(.1));
    }
  }

  @Test
  void ranksByCentersOrByMargins() {
    float[][] centers = {{0, 0}, {1, 0}, {3, 0}};
    ElemBalls balls =
        new ElemBalls(
            new ElemConfig(2, 1, .1, 0, 1, 1),
            centers,
            new float[] {.5f, .5f, 4},
            new float[][] {{3, 0}});
    double[] scores = new double[3];
    Asked above = new Asked(NormalForm.NF1, new int[] {0, 2});
    balls.byDistance().score(above, scores);
    assertThat(scores).containsExactly(0, -1, -3);
    balls.byContainment().score(above, scores);
    assertThat(scores).containsExactly(0, -1, .5);
    balls.byDistance().score(new Asked(NormalForm.NF3, new int[] {0, 0, 2}), scores);
    assertThat(scores).containsExactly(-3, -2, 0);
    balls.byDistance().score(new Asked(NormalForm.NF4, new int[] {0, 2, 0}), scores);
    assertThat(scores).containsExactly(0, -1, -3);
    balls.byDistance().score(new Asked(NormalForm.NF2, new int[] {0, 1, 2}), scores);
    assertThat(scores).containsExactly(-1, -1, -5);
  }

  private static double distance(ElemBalls balls, int a, int b) {
    return Embedding.distance(balls.centers()[a], balls.centers()[b]);
  }
}
