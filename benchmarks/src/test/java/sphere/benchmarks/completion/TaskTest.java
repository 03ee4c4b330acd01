package sphere.benchmarks.completion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskTest {
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final PrintStream err = new PrintStream(log, true, StandardCharsets.UTF_8);
  @TempDir Path folder;

  @BeforeEach
  void makeFolder() throws IOException {
    Files.createDirectory(folder.resolve("split"));
    write(
        "nodes.tsv", "r\troot\na\tanimal\np\tplant\nc\tcat\nd\tdog\no\toak\nf\tfern\nu\tunicorn\n");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private Task split(String edges, String test) throws IOException {
    write("split/train_edges.tsv", edges);
    write("split/test.tsv", test);
    return PublishedSplit.read(folder, Nodes.read(folder), err);
  }

  @Test
  void readsASplitByIdsOrNames() throws IOException {
    Task task = split("r\tr\na\troot\nplant\tr\nc\ta\nu\tu\n", "oak\tp\ndog\tp\ndog\ta\n");
    assertThat(task.known().rows()).containsExactly(0, 1, 2, 3);
    assertThat(task.hierarchy().edgeCount()).isEqualTo(3);
    assertThat(task.queries()).hasSize(2);
    assertThat(task.queries().get(0).row()).isEqualTo(5);
    assertThat(task.queries().get(0).parents()).containsExactly(2);
    assertThat(task.queries().get(1).parents()).containsExactly(1, 2);
    assertThat(log.size()).isZero();
  }

  @Test
  void leavesOutAndCountsWhatCannotBeAsked() throws IOException {
    String test = "x\ta\nc\tr\no\tf\no\ty\nd\ta\n";
    Task task = split("a\tr\np\tr\nc\ta\nx\tr\n", test);
    assertThat(task.queries()).hasSize(1);
    assertThat(log.toString(StandardCharsets.UTF_8))
        .contains("left out 1 edges")
        .contains(
            "left out 1 lines of the test whose query is no node, 1 whose query is a candidate"
                + " itself, 2 whose parent is no candidate");
    assertThatThrownBy(() -> split("a\tr\n", "x\ta\n")).hasMessageStartingWith("There is nothing");
  }

  // What is asked counts as a leaf; p, whose only child is asked, does not.
  @Test
  void knowsParentsOfLeaves() throws IOException {
    Task task = split("a\tr\np\tr\nc\ta\n", "o\tp\n");
    assertThat(task.leafParents()).containsExactly(false, true, true, false);
    assertThat(task.leaves()).containsExactly(2, 3);
  }

  @Test
  void takesACycleForOne() throws IOException {
    Task task = split("a\tr\np\ta\na\tp\nc\tp\n", "d\tp\n");
    assertThat(task.hierarchy().nodeCount()).isEqualTo(3);
    int both = task.queries().get(0).parents()[0];
    assertThat(task.known().rows()[both]).isEqualTo(1);
    assertThat(task.known().ordinals()).startsWith(task.known().ordinals()[0], both, both);
  }

  @Test
  void namesTheFileThatIsMissing() throws IOException {
    assertThatThrownBy(() -> PublishedSplit.read(folder, Nodes.read(folder), err))
        .hasMessageStartingWith("No readable file `")
        .hasMessageContaining("train_edges.tsv");
  }

  // A root, ten parents, ten leaves below each: 20 of 100 are asked.
  private HeldOutLeaves leaves(int sample) throws IOException {
    StringBuilder edges = new StringBuilder();
    IntStream.range(1, 111).forEach(v -> edges.append(v + "\t" + (v - 1) / 10 + "\n"));
    StringBuilder nodes = new StringBuilder();
    IntStream.range(0, 112).forEach(v -> nodes.append(v + "\tn\n"));
    write("nodes.tsv", nodes.toString());
    write("edges.tsv", edges.toString());
    Nodes read = Nodes.read(folder);
    Edges all = Edges.read(folder.resolve("edges.tsv"), read, err);
    return new HeldOutLeaves(read.size(), all, row -> row % 2 == 0, sample);
  }

  @Test
  void holdsOutAFifthOfTheLeavesThatMayBeAsked() throws IOException {
    Task task = leaves(0).draw(1);
    assertThat(task.queries()).hasSize(10);
    assertThat(task.hierarchy().nodeCount()).isEqualTo(102);
    for (Task.Query query : task.queries()) {
      assertThat(query.row()).isBetween(11, 110).matches(row -> row % 2 == 0);
      assertThat(task.known().ordinals()[query.row()]).isEqualTo(-1);
      assertThat(query.parents()).hasSize(1);
      assertThat(task.known().rows()[query.parents()[0]]).isEqualTo((query.row() - 1) / 10);
    }
  }

  @Test
  void drawsBySeed() throws IOException {
    HeldOutLeaves leaves = leaves(7);
    assertThat(rows(leaves.draw(3))).isEqualTo(rows(leaves.draw(3))).hasSize(7);
    Set<List<Integer>> draws = new HashSet<>();
    IntStream.range(0, 10).forEach(seed -> draws.add(rows(leaves.draw(seed))));
    assertThat(draws).hasSize(10);
    long[] asked = new long[111];
    IntStream.range(0, 1000).forEach(seed -> rows(leaves.draw(seed)).forEach(row -> asked[row]++));
    // 7 of 50 each time: 140 times each, give or take four deviations.
    assertThat(Arrays.stream(asked).filter(n -> n > 0)).hasSize(50);
    assertThat(Arrays.stream(asked).filter(n -> n > 0)).allMatch(n -> n > 96 && n < 184);
  }

  private static List<Integer> rows(Task task) {
    return task.queries().stream().map(Task.Query::row).toList();
  }

  @Test
  void refusesToHoldOutAll() {
    assertThatThrownBy(() -> leaves(50))
        .hasMessage(
            "Of 50 leaves with a parent and features 50 cannot be held out: set `--sample`.");
  }
}
