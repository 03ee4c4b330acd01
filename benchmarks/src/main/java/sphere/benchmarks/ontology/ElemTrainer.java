package sphere.benchmarks.ontology;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import sphere.geometry.ontology.Axioms;
import sphere.geometry.ontology.NormalForm;

/**
 * EL Embeddings (Kulmanov, Liu-Wei, Yan and Hoehndorf, IJCAI 2019): a ball for each concept, a
 * translation for each role, one axiom at a time.
 *
 * <p>With {@code c} center, {@code r} radius, {@code t} translation, {@code [x] = max(0, x)} and
 * margin {@code g}:
 *
 * <ul>
 *   <li>{@code C ⊑ D}: {@code [|c_C - c_D| + r_C - r_D - g]};
 *   <li>{@code C ⊓ D ⊑ E}: {@code [|c_C - c_D| - r_C - r_D - g] + [|c_C - c_E| - r_C - g] + [|c_D -
 *       c_E| - r_D - g] + [min(r_C, r_D) - r_E - g]};
 *   <li>{@code C ⊑ ∃r.D}: {@code [|c_C + t - c_D| + r_C - r_D - g]}, and for a random concept in
 *       place of D, and of C if that is chosen, unless it is entailed of it, {@code [r_C + r_D -
 *       |c_C + t - c_D| + g]};
 *   <li>{@code ∃r.C ⊑ D}: {@code [|c_C - t - c_D| - r_C - r_D - g]};
 *   <li>{@code C ⊓ D ⊑ ⊥}: {@code [r_C + r_D - |c_C - c_D| + g]};
 * </ul>
 *
 * and {@code | |c| - 1 |} of each concept of an axiom. What differs from the authors' code: Adagrad
 * in place of Adam, single axioms in place of batches, a negative at both ends, and what is
 * entailed is never one.
 */
final class ElemTrainer {
  private static final int NO_ROLE = -1;
  private static final float LARGEST_START = .5f;

  private final ElemConfig config;
  private final Entailed entailed;
  private final int conceptCount;
  private final List<Asked> axioms = new ArrayList<>();
  private final SplittableRandom random;
  private final AdagradTable centers;
  private final AdagradTable translations;
  private final float[] radii;
  private final float[] radiusSquares;
  private final float[] difference;
  private int done;

  ElemTrainer(Axioms train, Entailed entailed, ElemConfig config) {
    this.config = config;
    this.entailed = entailed;
    conceptCount = train.conceptCount();
    axioms.addAll(Asked.of(train));
    axioms.addAll(Asked.of(train, NormalForm.DISJOINT));
    random = new SplittableRandom(config.seed());
    centers = new AdagradTable(conceptCount, config.dimension(), config.rate(), random);
    translations = new AdagradTable(train.roleCount(), config.dimension(), config.rate(), random);
    radii = new float[conceptCount];
    radiusSquares = new float[conceptCount];
    difference = new float[config.dimension()];
    for (int c = 0; c < conceptCount; c++) {
      radii[c] = (float) random.nextDouble() * LARGEST_START;
    }
  }

  /** The balls after so many epochs in all, no fewer than before. */
  ElemBalls until(int epochs) {
    for (; done < epochs; done++) {
      Asked.shuffled(axioms, random).forEach(this::learn);
    }
    return new ElemBalls(
        config.withEpochs(done), centers.copy(), radii.clone(), translations.copy());
  }

  private void learn(Asked axiom) {
    int[] names = axiom.names();
    switch (axiom.form()) {
      case NF1 -> inside(names[0], NO_ROLE, names[1]);
      case NF2 -> conjunction(names[0], names[1], names[2]);
      case NF3 -> restriction(names[0], names[1], names[2]);
      case NF4 -> pull(names[1], names[0], -1, names[2], -1, -1);
      default -> apart(names[0], NO_ROLE, names[1]);
    }
    for (int place = 0; place < names.length; place++) {
      if (!axiom.form().isRole(place)) {
        sphere(names[place]);
      }
    }
  }

  private void inside(int inner, int role, int outer) {
    pull(inner, role, 1, outer, 1, -1);
  }

  private void conjunction(int first, int second, int outer) {
    pull(first, NO_ROLE, 1, second, -1, -1);
    pull(first, NO_ROLE, 1, outer, -1, 0);
    pull(second, NO_ROLE, 1, outer, -1, 0);
    int smaller = radii[first] <= radii[second] ? first : second;
    if (radii[smaller] - radii[outer] > config.margin()) {
      resize(smaller, 1);
      resize(outer, -1);
    }
  }

  private void restriction(int concept, int role, int filler) {
    inside(concept, role, filler);
    int other = random.nextInt(conceptCount);
    if (!entailed.isRelated(concept, role, other)) {
      apart(concept, role, other);
    }
    other = random.nextInt(conceptCount);
    if (config.ends() > 1 && !entailed.isRelated(other, role, filler)) {
      apart(other, role, filler);
    }
  }

  // [|c_a + sign t - c_b| + ofA r_a + ofB r_b - g]
  private void pull(int a, int role, int sign, int b, int ofA, int ofB) {
    double distance = difference(a, role, sign, b);
    if (distance + ofA * radii[a] + ofB * radii[b] > config.margin()) {
      move(a, role, sign, b, distance, 1);
      resize(a, ofA);
      resize(b, ofB);
    }
  }

  // [r_a + r_b - |c_a + t - c_b| + g]
  private void apart(int a, int role, int b) {
    double distance = difference(a, role, 1, b);
    if (radii[a] + radii[b] - distance + config.margin() > 0) {
      move(a, role, 1, b, distance, -1);
      resize(a, 1);
      resize(b, 1);
    }
  }

  private double difference(int a, int role, int sign, int b) {
    float[] from = centers.row(a);
    float[] to = centers.row(b);
    float sum = 0;
    for (int i = 0; i < difference.length; i++) {
      difference[i] = from[i] - to[i];
      difference[i] += role == NO_ROLE ? 0 : sign * translations.row(role)[i];
      sum += difference[i] * difference[i];
    }
    return Math.sqrt(sum);
  }

  // Of a distance of 0 any direction is as good, so nothing moves.
  private void move(int a, int role, int sign, int b, double distance, int closer) {
    float scale = distance > 0 ? (float) (closer / distance) : 0;
    centers.move(a, scale, difference);
    centers.move(b, -scale, difference);
    if (role != NO_ROLE) {
      translations.move(role, sign * scale, difference);
    }
  }

  private void resize(int concept, int gradient) {
    if (gradient != 0) {
      radiusSquares[concept]++;
      double step = config.rate() * gradient / Math.sqrt(radiusSquares[concept]);
      radii[concept] = (float) Math.max(0, radii[concept] - step);
    }
  }

  private void sphere(int concept) {
    float[] center = centers.row(concept);
    float sum = 0;
    for (float x : center) {
      sum += x * x;
    }
    float norm = (float) Math.sqrt(sum);
    if (norm > 0) {
      // Its own row as direction: each coordinate is read before it is changed.
      centers.move(concept, Math.signum(norm - 1) / norm, center);
    }
  }
}
