package sphere.geometry.device;

import java.util.Arrays;
import sphere.geometry.training.Monitor;
import sphere.geometry.training.PerThread;
import sphere.geometry.training.Workers;

/** A descent by rows on the threads of a call. */
final class CpuRows implements Rows {
  private static final int GRAIN = 64;

  private final RowProblem problem;
  private final Workers workers;
  private final LongRows longRows;
  private final Partials partials;
  private final PerThread<RowStep> steps;
  // The balls as they are, as they will be, and those that are kept.
  private final RowState[] states;
  private final float[] sums;
  private final float[] costs;
  private final float[] heldOutCosts;
  private int current;
  private int kept;

  CpuRows(RowProblem problem, int concurrency, Monitor monitor) {
    this.problem = problem;
    workers = new Workers(concurrency, monitor);
    longRows = LongRows.of(problem);
    partials = Partials.of(longRows.chunks(), problem.dimension());
    steps = new PerThread<>(workers, () -> new RowStep(problem));
    RowState start = RowState.of(problem.start());
    states = new RowState[] {start, start.copy(), start.copy()};
    sums = new float[problem.rows()];
    Arrays.fill(sums, 1);
    costs = new float[problem.rows()];
    heldOutCosts = new float[problem.heldOut().pairs()];
  }

  @Override
  public double epoch(int key, int[] shifts) {
    RowState next = states[free()];
    for (int block = 0; block < Dealing.BLOCKS; block++) {
      Seen seen = new Seen(states[current], next, key, block);
      workers.run(longRows.chunks(), 1, steps.tasks(step -> chunks(step, seen)));
      workers.run(
          Dealing.groups(problem.rows()), GRAIN, steps.tasks(step -> rows(step, seen, shifts)));
    }
    current = free();
    return Lanes.sum(costs);
  }

  private int free() {
    int free = 0;
    while (free == current || free == kept) {
      free++;
    }
    return free;
  }

  /** What the rows of a block see: earlier blocks as they are, others as they were. */
  private record Seen(RowState before, RowState after, int key, int block) {
    RowState of(int row) {
      return Dealing.block(row, key) < block ? after : before;
    }
  }

  private Workers.Task chunks(RowStep step, Seen seen) {
    return chunk -> {
      int row = longRows.row()[chunk];
      if (Dealing.block(row, seen.key()) == seen.block()) {
        step.turnTo(seen.before(), row);
        int begin = longRows.begin(problem, chunk);
        entries(step, seen, begin, Math.min(problem.begin()[row + 1], begin + RowProblem.CHUNK));
        step.store(partials, chunk);
      }
    };
  }

  private Workers.Task rows(RowStep step, Seen seen, int[] shifts) {
    return group -> {
      int row = Dealing.row(group, seen.block(), seen.key());
      if (row < problem.rows()) {
        step.turnTo(seen.before(), row);
        positives(step, seen, row);
        negatives(step, seen, row, shifts);
        step.move(seen.after(), sums, costs);
      }
    };
  }

  private void positives(RowStep step, Seen seen, int row) {
    if (LongRows.isLong(problem, row)) {
      int place = longRows.place(row);
      for (int c = longRows.first()[place]; c < longRows.first()[place + 1]; c++) {
        step.add(partials, c);
      }
    } else {
      entries(step, seen, problem.begin()[row], problem.begin()[row + 1]);
    }
  }

  private void entries(RowStep step, Seen seen, int begin, int end) {
    for (int i = begin; i < end; i++) {
      int entry = problem.entries()[i];
      step.meet(seen.of(entry >> 1), entry >> 1, (entry & 1) == 0, true);
    }
  }

  private void negatives(RowStep step, Seen seen, int row, int[] shifts) {
    int n = problem.rows();
    Below below = problem.below();
    for (int shift : shifts) {
      int outer = row + shift < n ? row + shift : row + shift - n;
      if (!below.holds(outer, row)) {
        step.meet(seen.of(outer), outer, true, false);
      }
      int inner = row - shift < 0 ? row - shift + n : row - shift;
      if (!below.holds(row, inner)) {
        step.meet(seen.of(inner), inner, false, false);
      }
    }
  }

  @Override
  public double heldOutCost() {
    workers.run(heldOutCosts.length, GRAIN, steps.tasks(this::heldOut));
    return Lanes.sum(heldOutCosts);
  }

  private Workers.Task heldOut(RowStep step) {
    return pair -> {
      int[] rows = problem.heldOut().rows();
      RowState state = states[current];
      int at = pair * problem.heldOut().width();
      float separate = 0;
      for (int i = at + 2; i < at + problem.heldOut().width(); i++) {
        separate += rows[i] < 0 ? 0 : step.cost(state, rows[at], rows[i], false);
      }
      heldOutCosts[pair] =
          step.cost(state, rows[at], rows[at + 1], true) + separate / problem.heldOut().negatives();
    };
  }

  @Override
  public void keep() {
    kept = current;
  }

  @Override
  public RowBalls kept() {
    return new RowBalls(states[kept].centers(), states[kept].logRadii());
  }

  @Override
  public void close() {
    workers.close();
  }
}
