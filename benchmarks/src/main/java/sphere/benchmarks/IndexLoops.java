package sphere.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import sphere.geometry.audit.Audit;
import sphere.geometry.audit.Auditor;
import sphere.geometry.ball.Ball;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.kernel.Kernel;
import sphere.geometry.kernel.Kernels;
import sphere.geometry.query.ContainmentIndex;
import sphere.geometry.training.Monitor;

/**
 * What JMH measures of one index: another question each time. Of the pairs half are of the closure,
 * of the others both ends are random.
 *
 * <p>Times are sampled, that a median can be taken, which a busy machine disturbs less than a mean;
 * of what takes nanoseconds many are a sample.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class IndexLoops {
  private static final int PAIRS = 1 << 16;

  /** Pairs of a sample. */
  private static final int SAMPLE = 1 << 8;

  /** Pairs that stay in the caches. */
  private static final int HOT = 1 << 10;

  private static final int BALLS = 1 << 12;

  /** As many as a user looks at. */
  private static final int NEAREST = 10;

  /** An {@link IndexFile}. */
  @Param("")
  public String file;

  /** By what balls are measured. */
  @Param(Kernels.AUTO)
  public String kernel;

  private ContainmentIndex index;
  private int[] outer;
  private int[] inner;
  private int[][] closure;
  private Ball[] balls;
  private Ball[] parents;
  private int at;

  /** Reads the balls, makes the index and what is asked. */
  @Setup
  public void read() throws IOException {
    IndexFile read = IndexFile.read(Path.of(file));
    Hierarchy hierarchy = read.hierarchy();
    Kernel with = Kernels.named(kernel);
    Audit audit = Auditor.audit(hierarchy, read.table(), with, 2, Monitor.NONE);
    index = new ContainmentIndex(hierarchy, read.table(), audit, with);
    ask(hierarchy, read);
  }

  private void ask(Hierarchy hierarchy, IndexFile read) {
    SplittableRandom random = new SplittableRandom(1);
    int n = hierarchy.nodeCount();
    outer = random.ints(PAIRS, 0, n).toArray();
    inner = random.ints(PAIRS, 0, n).toArray();
    closure = new int[PAIRS][];
    Upward upward = new Upward(hierarchy);
    for (int i = 0; i < PAIRS; i++) {
      closure[i] = upward.of(inner[i]);
      if (random.nextBoolean() && closure[i].length > 0) {
        outer[i] = closure[i][random.nextInt(closure[i].length)];
      }
    }
    balls = new Ball[BALLS];
    parents = new Ball[BALLS];
    for (int i = 0; i < BALLS; i++) {
      int v = inner[i];
      boolean root = hierarchy.parentBegin(v) == hierarchy.parentEnd(v);
      balls[i] = read.table().ball(v);
      parents[i] = read.table().ball(root ? v : hierarchy.parent(hierarchy.parentBegin(v)));
    }
  }

  /** Whether a ball lies in another, of few pairs. */
  @Benchmark
  @OperationsPerInvocation(SAMPLE)
  public int contains() {
    at = (at + SAMPLE) & (HOT - SAMPLE);
    int yes = 0;
    for (int i = at; i < at + SAMPLE; i++) {
      yes += index.contains(outer[i], inner[i]) ? 1 : 0;
    }
    return yes;
  }

  /** Whether a node is above another. */
  @Benchmark
  @OperationsPerInvocation(SAMPLE)
  public int subsumes() {
    at = (at + SAMPLE) & (PAIRS - SAMPLE);
    int yes = 0;
    for (int i = at; i < at + SAMPLE; i++) {
      yes += index.subsumes(outer[i], inner[i]) ? 1 : 0;
    }
    return yes;
  }

  /** The same by the peer: all that is above each node, in an array of its own, ascending. */
  @Benchmark
  @OperationsPerInvocation(SAMPLE)
  public int closureBinarySearch() {
    at = (at + SAMPLE) & (PAIRS - SAMPLE);
    int yes = 0;
    for (int i = at; i < at + SAMPLE; i++) {
      yes += isAbove(outer[i], inner[i], closure[i]) ? 1 : 0;
    }
    return yes;
  }

  private static boolean isAbove(int outer, int inner, int[] above) {
    return outer == inner || Arrays.binarySearch(above, outer) >= 0;
  }

  /** All that is above a node. */
  @Benchmark
  public int[] ancestors() {
    at = (at + 1) & (PAIRS - 1);
    return index.ancestors(inner[at], true);
  }

  /** The lowest that is above two nodes. */
  @Benchmark
  public int[] common() {
    at = (at + 1) & (PAIRS - 1);
    return index.common(new int[] {inner[at], inner[PAIRS - 1 - at]});
  }

  /** The ten best containers of a ball. */
  @Benchmark
  public int[] nearest() {
    at = (at + 1) & (BALLS - 1);
    return index.nearest(balls[at], NEAREST);
  }

  /** The ten balls that lie deepest in that of a parent. */
  @Benchmark
  public int[] nearestInside() {
    at = (at + 1) & (BALLS - 1);
    return index.nearestInside(parents[at], NEAREST);
  }

  /** All balls around a ball. */
  @Benchmark
  public int[] around() {
    at = (at + 1) & (BALLS - 1);
    return index.around(balls[at]);
  }

  /** All balls in that of a parent. */
  @Benchmark
  public int[] inside() {
    at = (at + 1) & (BALLS - 1);
    return index.inside(parents[at]);
  }

  /** How many nodes are below one. */
  @Benchmark
  public int descendantCount() {
    at = (at + 1) & (PAIRS - 1);
    return index.descendantCount(outer[at]);
  }
}
