package sphere.benchmarks.completion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sphere.geometry.features.TextEncoder;

class VectorsTest {
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final PrintStream err = new PrintStream(log, true, StandardCharsets.UTF_8);
  @TempDir Path folder;

  private Nodes nodes(String text) throws IOException {
    Files.writeString(folder.resolve("nodes.tsv"), text);
    return Nodes.read(folder);
  }

  private NodeVectors read(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("f.tsv"), text);
    return VectorFile.read(file, nodes("a\tA\nb\tB\nc\tC\n"), err);
  }

  @Test
  void readsVectorsByIdOrName() throws IOException {
    NodeVectors vectors = read("b\t1 2.5\nC\t-3  4e1 \nx\t0 0\n");
    assertThat(vectors.blocks()).containsExactly(2);
    assertThat(vectors.rows())
        .containsExactly(new float[0], new float[] {1, 2.5f}, new float[] {-3, 40});
    assertThat(log.toString(StandardCharsets.UTF_8)).contains("left out 1 vectors");
  }

  @Test
  void namesTheVectorThatIsWrong() {
    assertThatThrownBy(() -> read("a\t1 2\nb\t1 2 3\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Line 2 of `")
        .hasMessageEndingWith("the vector of `b` has 3 coordinates, but those before have 2.");
    assertThatThrownBy(() -> read("a\t1 x\n")).hasMessageContaining("`a` holds `x`, but must");
    assertThatThrownBy(() -> read("a\t1 Infinity\n")).hasMessageContaining("holds `Infinity`");
    assertThatThrownBy(() -> read("a\t1\na\t1\n")).hasMessageContaining("second of that node");
    assertThatThrownBy(() -> read("a 1\n")).hasMessageContaining("Line 1 of `");
  }

  @Test
  void joinsBlocks() {
    NodeVectors one =
        new NodeVectors(List.of(1), List.of(new float[] {1}, new float[0], new float[0]));
    NodeVectors two =
        new NodeVectors(List.of(2), List.of(new float[] {2, 3}, new float[] {4, 5}, new float[0]));
    assertThat(one.with(two).blocks()).containsExactly(1, 2);
    assertThat(one.with(two).rows())
        .containsExactly(new float[] {1, 2, 3}, new float[] {Float.NaN, 4, 5}, new float[0]);
  }

  // Distances within a block stay, and what is not known.
  @Test
  void rotatesRigidly() {
    SplittableRandom random = new SplittableRandom(7);
    List<float[]> rows = new ArrayList<>(List.of(new float[0]));
    for (int i = 0; i < 5; i++) {
      float[] row = new float[7];
      for (int k = 0; k < 7; k++) {
        row[k] = i == 4 && k >= 3 ? Float.NaN : (float) random.nextGaussian();
      }
      rows.add(row);
    }
    NodeVectors moved = Rotation.of(new NodeVectors(List.of(3, 4), rows), 2);
    assertThat(moved.rows().get(0)).isEmpty();
    assertThat(moved.rows().get(5)[3]).isNaN();
    assertThat(moved.rows().get(1)[0]).isNotCloseTo(rows.get(1)[0], within(.01f));
    for (int[] block : new int[][] {{0, 3, 5}, {3, 7, 4}}) {
      for (int i = 1; i < block[2]; i++) {
        assertThat(distance(moved.rows(), i, block))
            .isCloseTo(distance(rows, i, block), within(1e-5));
      }
    }
  }

  private static double distance(List<float[]> rows, int i, int[] block) {
    double square = 0;
    for (int k = block[0]; k < block[1]; k++) {
      square += Math.pow(rows.get(i)[k] - rows.get(i + 1)[k], 2);
    }
    return Math.sqrt(square);
  }

  // The length of a text and its first letter.
  private static final class Lengths implements TextEncoder {
    private final ConcurrentLinkedQueue<String> texts = new ConcurrentLinkedQueue<>();

    @Override
    public String name() {
      return "lengths";
    }

    @Override
    public int dimension() {
      return 2;
    }

    @Override
    public float[][] encode(List<String> some) {
      texts.addAll(some);
      return some.stream()
          .map(text -> new float[] {text.length(), text.charAt(0)})
          .toArray(float[][]::new);
    }
  }

  @Test
  void encodesEachTextOnce() throws IOException {
    StringBuilder text = new StringBuilder("a\tsong\tmusic with words\nb\tsong\t \nc\ncc\td\n");
    for (int i = 0; i < 100; i++) {
      text.append(i).append("\tsame\t\n");
    }
    Lengths lengths = new Lengths();
    NodeVectors vectors = TextVectors.encode(nodes(text.toString()), lengths, err);
    assertThat(lengths.texts)
        .containsExactlyInAnyOrder("song", "song: music with words", "c", "d", "same");
    assertThat(vectors.blocks()).containsExactly(2, 2);
    assertThat(vectors.rows()).hasSize(104);
    assertThat(vectors.rows().get(0)).containsExactly(4, 's', 22, 's');
    assertThat(vectors.rows().get(1)).containsExactly(4, 's', 4, 's');
    assertThat(vectors.rows().get(2)).containsExactly(1, 'c', 1, 'c');
    assertThat(log.toString(StandardCharsets.UTF_8)).contains("encoded 5 of 5 texts");
  }
}
