package sphere.geometry.roles;

import java.util.Arrays;
import java.util.Objects;

/**
 * Facts {@code (head, role, tail)} over entities {@code 0 .. entityCount() - 1} and roles {@code 0
 * .. roleCount() - 1}, without repetitions, sorted by role, head and tail; immutable.
 *
 * <p>Each role can be walked both ways: way {@code 2 r} leads from head to tail, way {@code 2 r +
 * 1} back. What the ways lead to from one entity stands at slots {@link #begin(int)} to {@link
 * #end(int)}, by way and then by entity. Takes memory by entities and by facts, however many roles
 * there are.
 */
public final class Facts {
  private final int roleCount;
  private final int[] heads;
  private final int[] roles;
  private final int[] tails;
  private final int[] first;
  private final int[] rows;
  private final int[] ways;
  private final int[] ends;

  private Facts(int entityCount, int roleCount, int[] heads, int[] roles, int[] tails) {
    this.roleCount = roleCount;
    this.heads = heads;
    this.roles = roles;
    this.tails = tails;
    first = starts(roles, roleCount);
    int slots = Math.multiplyExact(2, heads.length);
    ways = new int[slots];
    ends = new int[slots];
    rows = new int[entityCount + 1];
    index();
  }

  // Where the numbers of each kind begin in a sorted list, and where the last ones end.
  private static int[] starts(int[] kinds, int count) {
    int[] starts = new int[count + 1];
    for (int kind : kinds) {
      starts[kind + 1]++;
    }
    for (int kind = 0; kind < count; kind++) {
      starts[kind + 1] += starts[kind];
    }
    return starts;
  }

  private void index() {
    for (int f = 0; f < heads.length; f++) {
      rows[heads[f] + 1]++;
      rows[tails[f] + 1]++;
    }
    for (int e = 1; e < rows.length; e++) {
      rows[e] += rows[e - 1];
    }
    int[] at = rows.clone();
    // Facts are sorted, so that each row comes out by way, and ascending within each.
    for (int role = 0; role < roleCount; role++) {
      index(2 * role, heads, tails, at);
      index(2 * role + 1, tails, heads, at);
    }
  }

  private void index(int way, int[] from, int[] to, int[] at) {
    for (int f = first(way >> 1); f < first((way >> 1) + 1); f++) {
      int slot = at[from[f]]++;
      ways[slot] = way;
      ends[slot] = to[f];
    }
  }

  /** Number of the first fact of a role; that of the role after the last is {@link #count()}. */
  int first(int role) {
    return first[role];
  }

  /** Number of entities. */
  public int entityCount() {
    return rows.length - 1;
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

  /** First slot of what all ways lead to from an entity. */
  public int begin(int entity) {
    return rows[entity];
  }

  /** Slot after the last one. */
  public int end(int entity) {
    return rows[entity + 1];
  }

  /** Way of a slot. */
  public int way(int slot) {
    return ways[slot];
  }

  /** First slot of what a way leads to from an entity. */
  public int begin(int way, int entity) {
    int low = rows[entity];
    int high = rows[entity + 1];
    while (low < high) {
      int middle = low + high >>> 1;
      if (ways[middle] < way) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Slot after the last one. */
  public int end(int way, int entity) {
    return begin(way + 1, entity);
  }

  /** Entity at a slot of a way; those of one start are ascending. */
  public int at(int way, int slot) {
    assert ways[slot] == way;
    return ends[slot];
  }

  /** How many a way leads to from an entity. */
  public int degree(int way, int entity) {
    return end(way, entity) - begin(way, entity);
  }

  /** Whether a way leads from one entity to another. */
  public boolean leads(int way, int from, int to) {
    return Arrays.binarySearch(ends, begin(way, from), end(way, from), to) >= 0;
  }

  /** The number of the fact that a way follows from one entity to another, or -1. */
  public int number(int way, int from, int to) {
    long sought = (way & 1) == 0 ? pair(from, to) : pair(to, from);
    int low = first(way >> 1);
    int high = first((way >> 1) + 1);
    while (low < high) {
      int middle = low + high >>> 1;
      if (pair(heads[middle], tails[middle]) < sought) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    boolean found = low < first((way >> 1) + 1) && pair(heads[low], tails[low]) == sought;
    return found ? low : -1;
  }

  private static long pair(int head, int tail) {
    return (long) head << 32 | tail;
  }

  /** Bytes of so many facts over so many entities. */
  static long bytes(long entities, long facts) {
    return 4 * entities + 28 * facts;
  }

  /** Collects facts; not thread-safe. */
  public static final class Builder {
    private final int entityCount;
    private final int roleCount;
    private int[] roles = new int[1024];
    private long[] pairs = new long[1024];
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
      if (size == pairs.length) {
        roles = Arrays.copyOf(roles, size + (size >> 1));
        pairs = Arrays.copyOf(pairs, roles.length);
      }
      roles[size] = role;
      pairs[size++] = pair(head, tail);
      return this;
    }

    /** The facts that were added so far, each once. */
    public Facts build() {
      int[] first = starts(Arrays.copyOf(roles, size), roleCount);
      long[] sorted = sorted(first);
      int[] kept = new int[size];
      int count = 0;
      for (int role = 0; role < roleCount; role++) {
        for (int i = first[role]; i < first[role + 1]; i++) {
          if (i == first[role] || sorted[i] != sorted[i - 1]) {
            sorted[count] = sorted[i];
            kept[count++] = role;
          }
        }
      }
      long[] rest = Arrays.copyOf(sorted, count);
      return new Facts(
          entityCount,
          roleCount,
          Arrays.stream(rest).mapToInt(pair -> (int) (pair >> 32)).toArray(),
          Arrays.copyOf(kept, count),
          Arrays.stream(rest).mapToInt(pair -> (int) pair).toArray());
    }

    private long[] sorted(int[] first) {
      int[] at = first.clone();
      long[] sorted = new long[size];
      for (int i = 0; i < size; i++) {
        sorted[at[roles[i]]++] = pairs[i];
      }
      for (int role = 0; role < roleCount; role++) {
        Arrays.sort(sorted, first[role], first[role + 1]);
      }
      return sorted;
    }
  }
}
