package sphere.geometry.roles;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import sphere.geometry.training.Monitor;

/** Facts for tests, and what is told of them the slow way. */
final class Samples {
  private Samples() {}

  /** Facts at random, self-facts and a few that are given twice among them. */
  static Facts random(long seed, int entities, int roles, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    Facts.Builder facts = new Facts.Builder(entities, roles);
    for (int i = 0; i < count; i++) {
      facts.add(random.nextInt(entities), random.nextInt(roles), random.nextInt(entities));
    }
    return facts.build();
  }

  /** Facts whose role 0 is subsumption, the parent nearly always before the child. */
  static Facts ordered(long seed, int entities, int roles, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    Facts.Builder facts = new Facts.Builder(entities, roles);
    for (int v = 1; v < entities; v++) {
      facts.add(v, 0, random.nextInt(random.nextInt(20) == 0 ? entities : v));
    }
    for (int i = 0; i < count; i++) {
      facts.add(random.nextInt(entities), random.nextInt(roles), random.nextInt(entities));
    }
    return facts.build();
  }

  /** Where a way leads from an entity, ascending, by a look at every fact. */
  static List<Integer> ends(Facts facts, int way, int from) {
    return IntStream.range(0, facts.count())
        .filter(f -> facts.role(f) == way >> 1)
        .filter(f -> ((way & 1) == 0 ? facts.head(f) : facts.tail(f)) == from)
        .map(f -> (way & 1) == 0 ? facts.tail(f) : facts.head(f))
        .sorted()
        .boxed()
        .toList();
  }

  /** Centers and translations at random, of unit 0.7. */
  static Vectors vectors(long seed, Facts facts, int dimension) {
    SplittableRandom random = new SplittableRandom(seed);
    return new Vectors(
        Template.TRANSLATION,
        false,
        matrix(random, facts.entityCount(), dimension),
        new float[facts.entityCount()],
        matrix(random, facts.roleCount(), dimension),
        0.7);
  }

  private static float[][] matrix(SplittableRandom random, int rows, int columns) {
    float[][] matrix = new float[rows][columns];
    for (float[] row : matrix) {
      for (int i = 0; i < columns; i++) {
        row[i] = (float) random.nextGaussian();
      }
    }
    return matrix;
  }

  /** Whether the order says that one entity is below another, by steps along stated facts. */
  static boolean[][] below(Facts facts) {
    boolean[][] below = new boolean[facts.entityCount()][facts.entityCount()];
    for (int e = 0; e < below.length; e++) {
      List<Integer> open = new ArrayList<>(List.of(e));
      for (int i = 0; i < open.size(); i++) {
        for (int above : ends(facts, 0, open.get(i))) {
          if (!below[e][above]) {
            below[e][above] = true;
            open.add(above);
          }
        }
      }
      below[e][e] = true;
    }
    return below;
  }

  /** Keeps what it is told of memory, and may refuse or abort. */
  static final class Told implements Monitor {
    private final long most;
    private long bytes;
    private int checks;
    private int left = Integer.MAX_VALUE;

    /** Gives so many bytes. */
    Told(long most) {
      this.most = most;
    }

    /** Aborts at the n-th check. */
    static Told abortingAt(int n) {
      Told told = new Told(Long.MAX_VALUE);
      told.left = n;
      return told;
    }

    synchronized long bytes() {
      return bytes;
    }

    synchronized int checks() {
      return checks;
    }

    @Override
    public synchronized void check() {
      checks++;
      if (--left < 0) {
        throw new CancellationException("Aborted.");
      }
    }

    @Override
    public void progress(String phase, double fraction) {
      if (!(fraction >= 0 && fraction <= 1)) {
        throw new IllegalArgumentException(phase + ": " + fraction);
      }
    }

    @Override
    public synchronized void account(long more) {
      if (more < 0 || more > most - bytes) {
        throw new IllegalStateException("Refused.");
      }
      bytes += more;
    }
  }
}
