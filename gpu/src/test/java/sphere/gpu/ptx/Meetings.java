package sphere.gpu.ptx;

import java.util.List;

/** Instructions at which lanes wait for each other. */
final class Meetings {
  private final Operands operands;

  Meetings(Operands operands) {
    this.operands = operands;
  }

  /** Null for any other. */
  Meeting of(Instruction i) {
    return switch (i.parts()[0]) {
      case "shfl" -> shuffle(i);
      case "vote" -> vote(i);
      case "bar", "barrier" -> barrier(i);
      default -> null;
    };
  }

  private Source source(Instruction i, int operand) {
    return operands.source(i.operands().get(operand));
  }

  private Meeting barrier(Instruction i) {
    if (i.has("warp")) {
      return new Meeting(source(i, 0), false, lanes -> {}, i.text());
    } else if (i.has("sync") && i.operands().size() == 1 && !i.has("red")) {
      return new Meeting(lane -> -1, true, lanes -> {}, i.text());
    }
    throw i.unknown();
  }

  private Meeting vote(Instruction i) {
    boolean negated = i.operands().get(1).startsWith("!");
    Source asked = source(i, 1);
    int to = operands.register(i.operands().get(0));
    String how = i.parts()[2];
    if (negated || !List.of("ballot", "any", "all").contains(how)) {
      throw i.unknown();
    }
    return new Meeting(source(i, 2), false, lanes -> vote(lanes, asked, how, to), i.text());
  }

  private static void vote(List<Lane> lanes, Source asked, String how, int to) {
    long yes = 0;
    long there = 0;
    for (Lane lane : lanes) {
      if (lane != null) {
        there |= 1L << lane.lane();
        yes |= (asked.of(lane) & 1) << lane.lane();
      }
    }
    long answer =
        switch (how) {
          case "any" -> yes != 0 ? 1 : 0;
          case "all" -> yes == there ? 1 : 0;
          default -> yes;
        };
    for (Lane lane : lanes) {
      if (lane != null) {
        lane.registers[to] = answer;
      }
    }
  }

  private Meeting shuffle(Instruction i) {
    String[] to = i.operands().get(0).split("\\|");
    Shuffle shuffle =
        new Shuffle(
            i.parts()[2],
            source(i, 1),
            source(i, 2),
            source(i, 3),
            operands.register(to[0]),
            to.length > 1 ? operands.register(to[1]) : -1,
            i.text());
    return new Meeting(source(i, 4), false, shuffle::run, i.text());
  }

  /**
   * As the manual of PTX defines it.
   *
   * @param inRange register that says whether there was such a lane, or -1
   */
  private record Shuffle(
      String how, Source value, Source by, Source bounds, int to, int inRange, String text) {

    void run(List<Lane> lanes) {
      long[] values = new long[32];
      for (Lane lane : lanes) {
        if (lane != null) {
          values[lane.lane()] = Types.wrap(32, value.of(lane));
        }
      }
      int[] from = new int[32];
      for (Lane lane : lanes) {
        if (lane != null) {
          from[lane.lane()] = from(lane);
        }
      }
      for (Lane lane : lanes) {
        if (lane != null) {
          take(lanes, lane, values, from[lane.lane()]);
        }
      }
    }

    private void take(List<Lane> lanes, Lane lane, long[] values, int from) {
      boolean there = from >= 0;
      int source = there ? from : lane.lane();
      if (lanes.get(source) == null) {
        throw new PtxFault("shuffle from a lane that takes no part: " + text);
      }
      lane.registers[to] = values[source];
      if (inRange >= 0) {
        lane.registers[inRange] = there ? 1 : 0;
      }
    }

    // Minus one if out of range.
    private int from(Lane lane) {
      int b = (int) by.of(lane) & 31;
      int clamp = (int) bounds.of(lane) & 31;
      int segment = (int) bounds.of(lane) >> 8 & 31;
      int number = lane.lane();
      int most = number & segment | clamp & ~segment;
      int least = number & segment;
      int j =
          switch (how) {
            case "up" -> number - b;
            case "down" -> number + b;
            case "bfly" -> number ^ b;
            case "idx" -> least | b & ~segment;
            default -> throw new PtxFault("unknown instruction: " + text);
          };
      boolean inside = how.equals("up") ? j >= most : j <= most;
      return inside ? j : -1;
    }
  }
}
