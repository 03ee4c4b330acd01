package sphere.gpu.ptx;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs kernels: blocks one after the other, in a block warps one after the other until each waits
 * or is done, in a warp lanes likewise; all forward, or all backward. A kernel whose results hang
 * on the order is wrong.
 */
public final class PtxMachine {
  /** Of a lane, more than any kernel takes that ends. */
  private static final int MOST_STEPS = 20_000_000;

  private final PtxModule module;
  private final PtxMemory memory;
  private final boolean backward;
  private final boolean bySector;
  private final Map<String, Program> programs = new HashMap<>();

  /**
   * A launch.
   *
   * @param parameters one slot of eight bytes for each, in order
   */
  record Grid(int blocksX, int blocksY, int threads, ByteBuffer parameters, Traffic traffic) {}

  /** The steps of a kernel; where lanes meet there is no step. */
  private record Program(PtxKernel kernel, Step[] steps, Meeting[] meetings) {}

  /**
   * @param backward whether lanes, warps and blocks run last to first
   * @param bySector whether traffic is counted by sectors too, which takes time
   */
  public PtxMachine(PtxModule module, PtxMemory memory, boolean backward, boolean bySector) {
    this.bySector = bySector;
    this.module = module;
    this.memory = memory;
    this.backward = backward;
  }

  /**
   * Runs a kernel to its end.
   *
   * @param slots eight bytes for each parameter, its value at their beginning
   * @return what it moved
   * @throws PtxFault if it did what it may not
   */
  public Traffic launch(String name, int blocksX, int blocksY, int threads, ByteBuffer slots) {
    Program program = programs.computeIfAbsent(name, this::decoded);
    PtxKernel kernel = program.kernel();
    if (slots.remaining() != 8 * kernel.parameters().size()) {
      throw new PtxFault(
          "%s has %d parameters, but %d were given"
              .formatted(name, kernel.parameters().size(), slots.remaining() / 8));
    }
    Traffic traffic = new Traffic(bySector);
    Grid grid = new Grid(blocksX, blocksY, threads, packed(kernel, slots), traffic);
    for (int i = 0; i < blocksX * blocksY; i++) {
      int block = backward ? blocksX * blocksY - 1 - i : i;
      new Block(program, grid, block).run();
    }
    return traffic;
  }

  private static ByteBuffer packed(PtxKernel kernel, ByteBuffer slots) {
    ByteBuffer packed = PtxMemory.buffer(kernel.parameterBytes());
    int slot = slots.position();
    for (PtxKernel.Parameter parameter : kernel.parameters()) {
      packed.put(parameter.offset(), slots, slot, parameter.bytes());
      slot += 8;
    }
    return packed;
  }

  private Program decoded(String name) {
    PtxKernel kernel = module.kernel(name);
    Decoder decoder = new Decoder(kernel, memory);
    int n = kernel.code().size();
    Step[] steps = new Step[n];
    Meeting[] meetings = new Meeting[n];
    for (int i = 0; i < n; i++) {
      Instruction instruction = kernel.code().get(i);
      meetings[i] = decoder.meeting(instruction);
      steps[i] = decoder.guarded(instruction, i, meetings[i]);
    }
    return new Program(kernel, steps, meetings);
  }

  /** One block on its way. */
  private final class Block {
    private final Program program;
    private final Grid grid;
    private final List<List<Lane>> warps = new ArrayList<>();

    Block(Program program, Grid grid, int block) {
      this.program = program;
      this.grid = grid;
      ByteBuffer shared = PtxMemory.buffer(program.kernel().sharedBytes());
      for (int t = 0; t < grid.threads(); t++) {
        if (t % 32 == 0) {
          warps.add(new ArrayList<>());
        }
        warps.get(t / 32).add(new Lane(grid, program.kernel(), block, t, shared));
      }
    }

    void run() {
      boolean moved = true;
      while (moved) {
        for (List<Lane> warp : ordered(warps)) {
          runWarp(warp);
        }
        moved = blockMeets();
      }
      for (List<Lane> warp : warps) {
        warp.stream().filter(lane -> !lane.done).findFirst().ifPresent(this::stuck);
      }
      grid.traffic().blockIsDone();
    }

    private <T> List<T> ordered(List<T> list) {
      List<T> copy = new ArrayList<>(list);
      if (backward) {
        Collections.reverse(copy);
      }
      return copy;
    }

    private void stuck(Lane lane) {
      throw new PtxFault("%s: %s".formatted(program.kernel().name(), unreached(lane)));
    }

    private String unreached(Lane lane) {
      return "not reached by all lanes: " + lane.waiting.text();
    }

    private void runWarp(List<Lane> warp) {
      boolean met = true;
      while (met) {
        for (Lane lane : ordered(warp)) {
          runLane(lane);
        }
        met = false;
        for (Lane lane : warp) {
          met |= lane.waiting != null && !lane.waiting.block() && meets(warp, lane);
        }
      }
    }

    private void runLane(Lane lane) {
      while (!lane.done && lane.waiting == null) {
        int at = lane.at++;
        if (++lane.steps > MOST_STEPS) {
          throw new PtxFault("%s: does not end".formatted(program.kernel().name()));
        }
        try {
          program.steps()[at].run(lane);
        } catch (PtxFault | IndexOutOfBoundsException e) {
          throw new PtxFault(
              "%s, block %d, thread %d, `%s`: %s"
                  .formatted(
                      program.kernel().name(),
                      lane.block,
                      lane.thread,
                      program.kernel().code().get(at).text(),
                      e.getMessage()),
              e);
        }
      }
    }

    private boolean meets(List<Lane> warp, Lane first) {
      Meeting meeting = first.waiting;
      long mask = meeting.mask().of(first);
      Lane[] there = new Lane[32];
      for (Lane lane : warp) {
        boolean named = (mask >> lane.lane() & 1) == 1;
        boolean here = lane.waiting == meeting && meeting.mask().of(lane) == mask;
        if (named && !here) {
          return false;
        }
        there[lane.lane()] = named ? lane : null;
      }
      if (there[first.lane()] == null) {
        stuck(first);
      }
      release(meeting, Arrays.asList(there));
      return true;
    }

    private void release(Meeting meeting, List<Lane> byNumber) {
      meeting.exchange().run(byNumber);
      byNumber.stream().filter(lane -> lane != null).forEach(lane -> lane.waiting = null);
    }

    private boolean blockMeets() {
      List<Lane> waiting =
          warps.stream().flatMap(List::stream).filter(lane -> lane.waiting != null).toList();
      if (waiting.isEmpty()) {
        return false;
      }
      Meeting meeting = waiting.get(0).waiting;
      boolean all =
          warps.stream().flatMap(List::stream).allMatch(l -> l.done || l.waiting == meeting);
      if (!meeting.block() || !all || waiting.size() < grid.threads()) {
        stuck(waiting.get(0));
      }
      release(meeting, waiting);
      return true;
    }
  }
}
