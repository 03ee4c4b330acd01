package sphere.gpu.ptx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Instructions by themselves, against the manual of PTX. */
class PtxMachineTest {
  private static final String FRAME =
      """
      .version 6.3
      .target sm_75
      .address_size 64
      .visible .entry k(.param .u64 k_0)
      {
        .reg .pred %%p<4>;
        .reg .b32 %%r<40>;
        .reg .f32 %%f<8>;
        .reg .f64 %%fd<8>;
        .reg .b64 %%rd<8>;
        .shared .align 4 .b8 tile[128];
        ld.param.u64 %%rd1, [k_0];
        cvta.to.global.u64 %%rd2, %%rd1;
        mov.u32 %%r30, %%tid.x;
        mul.wide.u32 %%rd3, %%r30, 4;
        add.s64 %%rd4, %%rd2, %%rd3;
        mov.u32 %%r31, -1;
        %s
        st.global.u32 [%%rd4], %%r0;
        ret;
      }
      """;

  /** What each lane of a warp has in %r0 in the end. */
  private static int[] run(String body, boolean backward) {
    PtxMemory memory = new PtxMemory(1 << 20);
    long out = memory.allocate(4 * 32);
    ByteBuffer slots = PtxMemory.buffer(8).putLong(out).flip();
    new PtxMachine(new PtxModule(FRAME.formatted(body)), memory, backward, true)
        .launch("k", 1, 1, 32, slots);
    int[] result = new int[32];
    ByteBuffer bytes = PtxMemory.buffer(128);
    memory.read(bytes, out);
    bytes.asIntBuffer().get(result);
    return result;
  }

  private static int first(String body) {
    int[] forward = run(body, false);
    assertThat(run(body, true)).isEqualTo(forward);
    return forward[0];
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "div.s32 %r0, -7, 2|-3",
        "rem.s32 %r0, -7, 2|-1",
        "div.u32 %r0, -7, 2|2147483644",
        "mul.hi.s32 %r0, -3, 1073741824|-1",
        "mul.hi.u32 %r0, -1, -1|-2",
        "mul.lo.s32 %r0, -3, 5|-15",
        "mad.lo.s32 %r0, 3, 5, -1|14",
        "min.u32 %r0, -1, 3|3",
        "min.s32 %r0, -1, 3|-1",
        "max.u32 %r0, -1, 3|-1",
        "shl.b32 %r0, 1, 33|0",
        "shr.u32 %r0, -1, 28|15",
        "shr.s32 %r0, -16, 2|-4",
        "shr.s32 %r0, -16, 40|-1",
        "popc.b32 %r0, -1|32",
        "clz.b32 %r0, 1|31",
        "brev.b32 %r0, 1|-2147483648",
        "bfind.u32 %r0, 40|5",
        "bfind.shiftamt.u32 %r0, 40|26",
        "bfind.u32 %r0, 0|-1",
        "bfe.u32 %r0, 240, 4, 4|15",
        "bfe.s32 %r0, 240, 4, 4|-1",
        "bfi.b32 %r0, 3, 0, 8, 2|768",
        "prmt.b32 %r0, 287454020, 1432778632, 13840|291910468",
        "shf.l.wrap.b32 %r0, -2147483648, 1, 1|3",
        "shf.r.wrap.b32 %r0, 2, 1, 1|-2147483647",
        "lop3.b32 %r0, 12, 10, 9, 128|8",
        "lop3.b32 %r0, 12, 10, 9, 150|15",
        "not.b32 %r0, 0|-1",
        "neg.s32 %r0, 5|-5",
        "abs.s32 %r0, -5|5",
        "xor.b32 %r0, 12, 10|6",
        "cvt.rzi.s32.f32 %r0, 0fC0200000|-2",
        "cvt.rmi.s32.f32 %r0, 0fC0200000|-3",
        "cvt.rni.s32.f32 %r0, 0fC0200000|-2",
        "cvt.rpi.s32.f32 %r0, 0f40100000|3",
        "cvt.rzi.s32.f32 %r0, 0f7F800000|2147483647",
        "cvt.rzi.s32.f32 %r0, 0f7FC00000|0",
        "cvt.s32.s8 %r0, 255|-1",
        "cvt.u32.u16 %r0, 65537|1",
        "add.rn.f32 %r0, 0f3F800000, 0f33000000|1065353216",
        "add.rn.f32 %r0, 0f3F800000, 0f33800000|1065353216",
        "add.rn.f32 %r0, 0f3F800000, 0f33800001|1065353217",
        "div.rn.f32 %r0, 0f3F800000, 0f40400000|1051372203",
        "sqrt.rn.f32 %r0, 0f40000000|1068827891",
        "fma.rn.f32 %r0, 0f3F800001, 0f3F800001, 0fBF800002|679477248",
        "mul.rn.f32 %r0, 0f00800000, 0f3F000000|4194304",
        "max.f32 %r0, 0f7FC00000, 0f3F800000|1065353216",
        "min.f32 %r0, 0f80000000, 0f00000000|-2147483648"
      })
  void oneInstruction(String instruction, int expected) {
    assertThat(first(instruction + ";")).isEqualTo(expected);
  }

  @Test
  void comparisons() {
    assertThat(first("setp.lt.s32 %p1, -1, 1; selp.b32 %r0, 1, 0, %p1;")).isEqualTo(1);
    assertThat(first("setp.lt.u32 %p1, -1, 1; selp.b32 %r0, 1, 0, %p1;")).isZero();
    assertThat(first("setp.ne.f32 %p1, 0f7FC00000, 0f00000000; selp.b32 %r0, 1, 0, %p1;")).isZero();
    assertThat(first("setp.neu.f32 %p1, 0f7FC00000, 0f00000000; selp.b32 %r0, 1, 0, %p1;"))
        .isEqualTo(1);
    assertThat(
            first("setp.eq.s32 %p2, 1, 1; setp.eq.or.s32 %p1, 1, 2, %p2; selp.b32 %r0, 1, 0, %p1;"))
        .isEqualTo(1);
    assertThat(first("setp.eq.s32 %p1|%p2, 1, 2; mov.u32 %r0, 0; @%p2 mov.u32 %r0, 7;"))
        .isEqualTo(7);
    assertThat(first("setp.eq.s32 %p1, 1, 2; mov.u32 %r0, 0; @!%p1 mov.u32 %r0, 7;")).isEqualTo(7);
  }

  @Test
  void halvesAndWholes() {
    assertThat(first("mov.b64 %rd5, {1, 2}; mov.b64 {%r1, %r2}, %rd5; sub.s32 %r0, %r2, %r1;"))
        .isEqualTo(1);
    assertThat(first("cvt.rn.f64.s32 %fd1, -3; cvt.rn.f32.f64 %f1, %fd1; mov.b32 %r0, %f1;"))
        .isEqualTo(Float.floatToRawIntBits(-3));
  }

  @ParameterizedTest
  @CsvSource({
    "bfly, 1, 31, xor",
    "up, 3, 0, up",
    "down, 3, 31, down",
    "idx, 5, 31, index",
  })
  void shuffles(String how, int by, int bounds, String law) {
    int[] result =
        run("shfl.sync.%s.b32 %%r0|%%p1, %%r30, %d, %d, %%r31;".formatted(how, by, bounds), false);
    for (int lane = 0; lane < 32; lane++) {
      int expected =
          switch (law) {
            case "xor" -> lane ^ by;
            case "up" -> lane < by ? lane : lane - by;
            case "down" -> lane + by > 31 ? lane : lane + by;
            default -> by;
          };
      assertThat(result[lane]).isEqualTo(expected);
    }
  }

  // Segments of eight lanes: the bounds hold 32 less the width above the clamp.
  @Test
  void shufflesWithinSegments() {
    int bounds = (32 - 8) << 8 | 31;
    int[] index = run("shfl.sync.idx.b32 %%r0, %%r30, 2, %d, %%r31;".formatted(bounds), false);
    int[] down = run("shfl.sync.down.b32 %%r0, %%r30, 1, %d, %%r31;".formatted(bounds), false);
    for (int lane = 0; lane < 32; lane++) {
      assertThat(index[lane]).isEqualTo(lane / 8 * 8 + 2);
      assertThat(down[lane]).isEqualTo(lane % 8 == 7 ? lane : lane + 1);
    }
  }

  @Test
  void votes() {
    String odd = "and.b32 %r1, %r30, 1; setp.eq.s32 %p1, %r1, 1; ";
    assertThat(first(odd + "vote.sync.ballot.b32 %r0, %p1, %r31;")).isEqualTo(0xaaaaaaaa);
    assertThat(first(odd + "vote.sync.any.pred %p2, %p1, %r31; selp.b32 %r0, 1, 0, %p2;"))
        .isEqualTo(1);
    assertThat(first(odd + "vote.sync.all.pred %p2, %p1, %r31; selp.b32 %r0, 1, 0, %p2;")).isZero();
  }

  @Test
  void sharedMemoryAndBarrier() {
    int[] result =
        run(
            """
            shl.b32 %r1, %r30, 2;
            mov.u32 %r2, tile;
            add.s32 %r3, %r2, %r1;
            st.shared.u32 [%r3], %r30;
            bar.sync 0;
            sub.s32 %r4, 124, %r1;
            ld.shared.u32 %r0, [%r4];
            """,
            false);
    assertThat(result[0]).isEqualTo(31);
    assertThat(result[31]).isZero();
  }

  @Test
  void loopsEnd() {
    assertThat(
            first(
                """
                mov.u32 %r0, 0;
                $again:
                add.s32 %r0, %r0, 3;
                setp.lt.s32 %p1, %r0, 10;
                @%p1 bra $again;
                """))
        .isEqualTo(12);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "add.ftz.f32 %f1, %f1, %f1;",
        "div.approx.f32 %f1, %f1, %f1;",
        "ex2.approx.f32 %f1, %f1;",
        "atom.global.add.u32 %r0, [%rd2], 1;",
        "red.global.add.u32 [%rd2], 1;",
        "frobnicate.s32 %r0, 1, 2;",
        "add.s32 %r99, 1, 2;",
        "mov.u32 %r0, %clock;",
        "activemask.b32 %r0;"
      })
  void whatItDoesNotKnowItRefuses(String instruction) {
    assertThatThrownBy(() -> run(instruction, false)).isInstanceOf(PtxFault.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ld.global.u32 %r0, [%rd4+128];|illegal address",
        "ld.global.u32 %r0, [%rd4+-128];|illegal address",
        "ld.global.u32 %r0, [%rd4+2];|misaligned",
        "ld.global.u32 %r0, [%rd4];|nobody wrote",
        "ld.shared.u32 %r0, [%r31];|",
        "div.s32 %r0, 1, 0;|division by zero",
        "setp.lt.s32 %p1, %r30, 9; @%p1 shfl.sync.bfly.b32 %r0, %r30, 1, 31, %r31;|not reached",
        "shfl.sync.bfly.b32 %r0, %r30, 1, 31, 1;|takes no part",
        "shfl.sync.bfly.b32 %r0, %r30, 1, 31, 2;|not reached",
        "setp.lt.s32 %p1, %r30, 9; @%p1 bar.sync 0;|not reached",
        "$ever: bra $ever;|does not end"
      })
  void whatNoKernelMayDoIsFound(String body, String message) {
    for (boolean backward : new boolean[] {false, true}) {
      assertThatThrownBy(() -> run(body, backward))
          .isInstanceOf(PtxFault.class)
          .hasMessageContaining(message == null ? "shared" : message);
    }
  }

  @Test
  void bytesAreCountedOnceForWhatLanesShare() {
    PtxMemory memory = new PtxMemory(1 << 20);
    long out = memory.allocate(4 * 32);
    memory.clear(out, 128);
    String body = "ld.global.u32 %r1, [%rd2]; ld.global.u32 %r0, [%rd4];";
    Traffic traffic =
        new PtxMachine(new PtxModule(FRAME.formatted(body)), memory, false, true)
            .launch("k", 1, 1, 32, PtxMemory.buffer(8).putLong(out).flip());
    assertThat(traffic.loaded()).isEqualTo(2 * 128);
    assertThat(traffic.fetched()).isEqualTo(32 + 128);
    assertThat(traffic.stored()).isEqualTo(128);
    assertThat(traffic.written()).isEqualTo(128);
  }
}
