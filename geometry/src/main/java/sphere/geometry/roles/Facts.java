package sphere.geometry.roles;

import java.util.Arrays;
import java.util.Objects;

/**
 * Facts {@code (head, role, tail)} over entities {@code 0 .. entityCount() - 1} and roles {@code 0
 * .. roleCount() - 1}, without repetitions, sorted by role, head and tail; immutable.
 *
 * <p>Each role can be walked both ways: way {@code 2 r} leads from head to tail, way {@code 2 r +
 * 1} back.
 */
public final class Facts {
  private final int entityCount;
  private final int roleCount;
  private final int[] heads;
  private final int[] roles;
  private final int[] tails;
  private final int[][] begin;
  private final int[][] ends;

  private Facts(int entityCount, int roleCount, int[] heads, int[] roles, int[] tails) {
    this.entityCount = entityCount;
    this.roleCount = roleCount;
    this.heads = heads;
    this.roles = roles;
    this.tails = tails;
    begin = new int[2 * roleCount][];
    ends = new int[2 * roleCount][];
    for (int way = 0; way < 2 * roleCount; way++) {
      index(way);
    }
  }

  private void index(int way) {
    int[] from = (way & 1) == 0 ? heads : tails;
    int[] to = (way & 1) == 0 ? tails : heads;
    int first = first(way >> 1);
    int last = first((way >> 1) + 1);
    int[] at = new int[entityCount + 1];
    for (int i = first; i < last; i++) {
      at[from[i] + 1]++;
    }
    for (int e = 0; e < entityCount; e++) {
      at[e + 1] += at[e];
    }
    begin[way] = at.clone();
    ends[way] = new int[last - first];
    // Facts are sorted, so that each row comes out ascending.
    for (int i = first; i < last; i++) {
      ends[way][at[from[i]]++] = to[i];
    }
  }

  private int first(int role) {
    int at = Arrays.binarySearch(roles, role);
    if (at < 0) {
      return -at - 1;
    }
    while (at > 0 && roles[at - 1] == role) {
      at--;
    }
    return at;
  }

  /** Number of entities. */
  public int entityCount() {
    return entityCount;
  }

  /** Number of roles. */
  public int roleCount() {
    return roleCount;
  }

  /** Number of ways: two for each role. */
  public int wayCount() {
    return 2 * roleCount;
  }

  /** Number of facts. */
  public int count() {
    return heads.length;
  }

  /** Head of a fact. */
  public int head(int fact) {
    return heads[fact];
  }

  /** Role of a fact. */
  public int role(int fact) {
    return roles[fact];
  }

  /** Tail of a fact. */
  public int tail(int fact) {
    return tails[fact];
  }

  /** First slot of what a way leads to from an entity. */
  public int begin(int way, int entity) {
    return begin[way][entity];
  }

  /** Slot after the last one. */
  public int end(int way, int entity) {
    return begin[way][entity + 1];
  }

  /** Entity at a slot of a way; those of one start are ascending. */
  public int at(int way, int slot) {
    return ends[way][slot];
  }

  /** How many a way leads to from an entity. */
  public int degree(int way, int entity) {
    return end(way, entity) - begin(way, entity);
  }

  /** Whether a way leads from one entity to another. */
  public boolean leads(int way, int from, int to) {
    return Arrays.binarySearch(ends[way], begin(way, from), end(way, from), to) >= 0;
  }

  /** The number of the fact that a way follows from one entity to another, or -1. */
  public int number(int way, int from, int to) {
    int head = (way & 1) == 0 ? from : to;
    int tail = (way & 1) == 0 ? to : from;
    int row = Arrays.binarySearch(ends[way & ~1], begin(way & ~1, head), end(way & ~1, head), tail);
    return row < 0 ? -1 : first(way >> 1) + row;
  }

  /** Collects facts; not thread-safe. */
  public static final class Builder {
    private final int entityCount;
    private final int roleCount;
    private long[][] rows = new long[1024][];
    private int size;

    /** Over so many entities and roles. */
    public Builder(int entityCount, int roleCount) {
      this.entityCount = entityCount;
      this.roleCount = roleCount;
    }

    /**
     * Adds a fact.
     *
     * @throws IndexOutOfBoundsException if one of them is not there
     */
    public Builder add(int head, int role, int tail) {
      Objects.checkIndex(head, entityCount);
      Objects.checkIndex(role, roleCount);
      Objects.checkIndex(tail, entityCount);
      if (size == rows.length) {
        rows = Arrays.copyOf(rows, 2 * size);
      }
      rows[size++] = new long[] {role, (long) head << 32 | tail};
      return this;
    }

    /** The facts that were added so far, each once. */
    public Facts build() {
      long[][] sorted = Arrays.copyOf(rows, size);
      Arrays.sort(
          sorted, (a, b) -> a[0] != b[0] ? Long.compare(a[0], b[0]) : Long.compare(a[1], b[1]));
      int kept = 0;
      for (int i = 0; i < size; i++) {
        if (i == 0 || !Arrays.equals(sorted[i], sorted[i - 1])) {
          sorted[kept++] = sorted[i];
        }
      }
      long[][] rest = Arrays.copyOf(sorted, kept);
      return new Facts(
          entityCount,
          roleCount,
          Arrays.stream(rest).mapToInt(row -> (int) (row[1] >> 32)).toArray(),
          Arrays.stream(rest).mapToInt(row -> (int) row[0]).toArray(),
          Arrays.stream(rest).mapToInt(row -> (int) row[1]).toArray());
    }
  }
}
