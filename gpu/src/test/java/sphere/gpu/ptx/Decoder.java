package sphere.gpu.ptx;

import java.util.List;

/** Makes steps of the instructions of a kernel; refuses what it does not know. */
final class Decoder {
  private final PtxKernel kernel;
  private final Operands operands;
  private final Accesses accesses;
  private final Meetings meetings;

  Decoder(PtxKernel kernel, PtxMemory memory) {
    this.kernel = kernel;
    operands = new Operands(kernel);
    accesses = new Accesses(operands, memory);
    meetings = new Meetings(operands);
  }

  /** Where lanes meet, or null. */
  Meeting meeting(Instruction i) {
    return meetings.of(i);
  }

  /** A step under its predicate. */
  Step guarded(Instruction i, int index, Meeting meeting) {
    Step step = meeting == null ? step(i, index) : lane -> lane.waiting = meeting;
    if (i.guard().isEmpty()) {
      return step;
    }
    int guard = operands.register(i.guard());
    long wanted = i.negated() ? 0 : 1;
    return lane -> {
      if (lane.registers[guard] == wanted) {
        step.run(lane);
      }
    };
  }

  private Step step(Instruction i, int index) {
    if (i.has("ftz") || i.has("approx") || i.has("full")) {
      throw i.unknown();
    }
    return switch (i.parts()[0]) {
      case "bra" -> branch(i);
      case "ret", "exit" -> lane -> lane.done = true;
      case "membar", "fence" -> lane -> {};
      case "ld" -> accesses.load(i, index);
      case "st" -> accesses.store(i, index);
      case "mov" -> move(i);
      case "cvta" -> result(i, operands.source(i.operands().get(1)));
      case "cvt" -> result(i, Conversions.of(i, source(i, 1)));
      case "setp" -> compare(i);
      case "selp" -> select(i);
      default -> result(i, arithmetic(i));
    };
  }

  private Source source(Instruction i, int operand) {
    return operands.source(i.operands().get(operand));
  }

  private Step result(Instruction i, Source value) {
    int to = operands.register(i.operands().get(0));
    return lane -> lane.registers[to] = value.of(lane);
  }

  private Step branch(Instruction i) {
    int target = kernel.labels().get(i.operands().get(0));
    return lane -> lane.at = target;
  }

  private Step select(Instruction i) {
    Source yes = source(i, 1);
    Source no = source(i, 2);
    Source which = source(i, 3);
    int bits = Types.bits(i.type());
    return result(i, lane -> Types.wrap(bits, which.of(lane) == 1 ? yes.of(lane) : no.of(lane)));
  }

  // Also of two halves to a whole and the other way.
  private Step move(Instruction i) {
    List<String> to = Operands.elements(i.operands().get(0));
    List<String> from = Operands.elements(i.operands().get(1));
    int bits = Types.bits(i.type());
    if (to.size() == 1 && from.size() == 1) {
      Source source = source(i, 1);
      return result(i, lane -> Types.wrap(bits, source.of(lane)));
    }
    return to.size() == 1 ? pack(i, from, bits) : unpack(to, source(i, 1), bits);
  }

  private Step pack(Instruction i, List<String> from, int bits) {
    int width = bits / from.size();
    List<Source> sources = from.stream().map(operands::source).toList();
    return result(
        i,
        lane -> {
          long whole = 0;
          for (int e = 0; e < sources.size(); e++) {
            whole |= Types.wrap(width, sources.get(e).of(lane)) << e * width;
          }
          return whole;
        });
  }

  private Step unpack(List<String> to, Source source, int bits) {
    int width = bits / to.size();
    int[] registers = to.stream().mapToInt(operands::register).toArray();
    return lane -> {
      long whole = source.of(lane);
      for (int e = 0; e < registers.length; e++) {
        lane.registers[registers[e]] = Types.wrap(width, whole >>> e * width);
      }
    };
  }

  private Step compare(Instruction i) {
    String[] to = i.operands().get(0).split("\\|");
    int p = operands.register(to[0]);
    Comparison comparison = Comparison.of(i);
    Source a = source(i, 1);
    Source b = source(i, 2);
    Source c = i.operands().size() > 3 ? source(i, 3) : lane -> 1;
    String join = List.of("and", "or", "xor").contains(i.parts()[2]) ? i.parts()[2] : "and";
    int q = to.length > 1 ? operands.register(to[1]) : -1;
    return lane -> {
      boolean holds = comparison.holds(a.of(lane), b.of(lane));
      lane.registers[p] = joined(join, holds, c.of(lane));
      if (q >= 0) {
        lane.registers[q] = joined(join, !holds, c.of(lane));
      }
    };
  }

  private static long joined(String join, boolean holds, long with) {
    long bit = holds ? 1 : 0;
    return switch (join) {
      case "and" -> bit & with;
      case "or" -> bit | with;
      default -> bit ^ with;
    };
  }

  private Source arithmetic(Instruction i) {
    if (i.operands().size() < 2 || i.operands().stream().anyMatch(o -> o.startsWith("["))) {
      throw i.unknown();
    }
    List<Source> sources =
        i.operands().subList(1, i.operands().size()).stream().map(operands::source).toList();
    Source source =
        switch (i.type()) {
          case "f32" -> SingleArithmetic.of(i, sources);
          case "f64" -> DoubleArithmetic.of(i, sources);
          default -> IntegerArithmetic.of(i, sources);
        };
    if (source == null) {
      throw i.unknown();
    }
    return source;
  }
}
