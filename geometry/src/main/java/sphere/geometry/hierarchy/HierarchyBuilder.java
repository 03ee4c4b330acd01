package sphere.geometry.hierarchy;

import java.util.Arrays;

/**
 * Collects child-to-parent edges between members {@code 0 .. memberCount - 1} and makes the {@link
 * Hierarchy}.
 *
 * <p>Duplicate edges and self-loops are dropped and counted; members on a common cycle are
 * equivalent and share one ordinal. Not thread-safe.
 */
public final class HierarchyBuilder {
  private static final int EXAMPLES = 20;
  private final int memberCount;
  private int[] children = new int[1024];
  private int[] parents = new int[1024];
  private int size;
  private int selfLoops;

  /**
   * @param memberCount number of members, at least 0
   * @throws IllegalArgumentException if negative
   */
  public HierarchyBuilder(int memberCount) {
    if (memberCount < 0) {
      throw new IllegalArgumentException("memberCount was " + memberCount + ", but must be >= 0.");
    }
    this.memberCount = memberCount;
  }

  /**
   * Adds the edge from a child to its parent.
   *
   * @throws IndexOutOfBoundsException if either is no member
   */
  public void add(int childMember, int parentMember) {
    java.util.Objects.checkIndex(childMember, memberCount);
    java.util.Objects.checkIndex(parentMember, memberCount);
    if (childMember == parentMember) {
      selfLoops++;
      return;
    }
    if (size == children.length) {
      children = Arrays.copyOf(children, size + (size >> 1));
      parents = Arrays.copyOf(parents, children.length);
    }
    children[size] = childMember;
    parents[size++] = parentMember;
  }

  /** The hierarchy of what was added so far. */
  public Hierarchy build() {
    return build(() -> {});
  }

  /**
   * The hierarchy of what was added so far.
   *
   * @param check called now and then; throws to abort
   */
  public Hierarchy build(Runnable check) {
    Csr up = Csr.of(memberCount, children, parents, size);
    check.run();
    int duplicates = size - up.targets().length;
    Components components = new Components(up, check);
    check.run();
    int[] ordinal = components.ordered();
    var drop =
        new Hierarchy.Dropped(
            duplicates, selfLoops, up.targets().length, cycles(ordinal, components.count()));
    return new Hierarchy(
        ordinal,
        merged(up, ordinal, components.count()),
        drop,
        components.count() == memberCount
            ? java.util.List.of()
            : Components.examples(up, ordinal, EXAMPLES));
  }

  private static int cycles(int[] ordinal, int count) {
    int[] members = new int[count];
    Arrays.stream(ordinal).forEach(o -> members[o]++);
    return (int) Arrays.stream(members).filter(m -> m > 1).count();
  }

  private static Csr merged(Csr up, int[] ordinal, int count) {
    if (count == ordinal.length) {
      return up;
    }
    int[] from = new int[up.targets().length];
    int[] to = new int[from.length];
    int kept = 0;
    for (int v = 0; v < up.nodes(); v++) {
      for (int i = up.begin()[v]; i < up.begin()[v + 1]; i++) {
        if (ordinal[v] != ordinal[up.targets()[i]]) {
          from[kept] = ordinal[v];
          to[kept++] = ordinal[up.targets()[i]];
        }
      }
    }
    return Csr.of(count, from, to, kept);
  }
}
