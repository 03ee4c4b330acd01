package sphere.geometry.roles;

import java.util.Arrays;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.Reach;
import sphere.geometry.training.Monitor;

/** Writes out an order: counts and accounts for all pairs before it takes memory for any. */
final class ClosureBuilder {
  /** So many numbers fit in one array. */
  private static final int MOST = Integer.MAX_VALUE - 8;

  /** Memory is accounted for when so many more bytes are known to be needed. */
  private static final long STEP = 1 << 20;

  /** Above and below. */
  private static final long PAIR = 8;

  private static final long RESTRICTION = 4;
  private final Order order;
  private final Hierarchy hierarchy;
  private final Reach reach;
  private final int entityCount;
  private final Monitor monitor;
  private final int[] above;
  private final int[] restrictions;

  ClosureBuilder(Order order, int entityCount, Monitor monitor) {
    this.order = order;
    this.entityCount = entityCount;
    this.monitor = monitor;
    hierarchy = order.hierarchy();
    requireFit();
    // Rows and their transposition, information, and scratch space to search and to transpose.
    monitor.account(4L * (7L * entityCount + 2L * hierarchy.nodeCount()));
    reach = new Reach(hierarchy);
    above = new int[entityCount + 1];
    restrictions = new int[entityCount + 1];
  }

  private void requireFit() {
    int restricted = hierarchy.memberCount() - entityCount;
    if (order.roles().length != restricted || order.fillers().length != restricted) {
      throw new IllegalArgumentException(
          ("The order has %d members, %d roles and %d fillers, but of %d entities it must have as"
                  + " many roles and fillers as members beside them.")
              .formatted(
                  hierarchy.memberCount(),
                  order.roles().length,
                  order.fillers().length,
                  entityCount));
    }
  }

  Closure build() {
    count();
    Rows pairs = new Rows(above, new int[above[entityCount]]);
    Rows under = new Rows(restrictions, new int[restrictions[entityCount]]);
    for (int e = 0; e < entityCount; e++) {
      check(e);
      fill(e, pairs, under);
    }
    monitor.check();
    return new Closure(pairs, pairs.transposed(), under, new float[entityCount], order).informed();
  }

  private void count() {
    int[] entities = new int[hierarchy.nodeCount()];
    for (int e = 0; e < entityCount; e++) {
      entities[hierarchy.ordinalOf(e)]++;
    }
    long accounted = 0;
    for (int e = 0; e < entityCount; e++) {
      check(e);
      long members = 0;
      long superior = 0;
      int size = reach.visit(hierarchy.ordinalOf(e), true);
      for (int i = 0; i < size; i++) {
        int ordinal = reach.visited(i);
        superior += entities[ordinal];
        members += hierarchy.memberEnd(ordinal) - hierarchy.memberBegin(ordinal);
      }
      above[e + 1] = sum(above[e], superior - 1);
      restrictions[e + 1] = sum(restrictions[e], members - superior);
      accounted = account(PAIR * above[e + 1] + RESTRICTION * restrictions[e + 1], accounted);
    }
    monitor.account(
        PAIR * above[entityCount] + RESTRICTION * restrictions[entityCount] - accounted);
  }

  private long account(long needed, long accounted) {
    if (needed - accounted < STEP) {
      return accounted;
    }
    monitor.account(needed - accounted);
    return needed;
  }

  private int sum(int before, long more) {
    if (before + more > MOST) {
      throw new IllegalArgumentException(
          ("The order of %d entities has more than %d pairs of one above the other, more than"
                  + " predictions can hold: shorten its chains, or do without predictions.")
              .formatted(entityCount, MOST));
    }
    return (int) (before + more);
  }

  private void fill(int entity, Rows pairs, Rows under) {
    int atPair = above[entity];
    int atRestriction = restrictions[entity];
    int size = reach.visit(hierarchy.ordinalOf(entity), true);
    for (int i = 0; i < size; i++) {
      int ordinal = reach.visited(i);
      for (int s = hierarchy.memberBegin(ordinal); s < hierarchy.memberEnd(ordinal); s++) {
        int member = hierarchy.member(s);
        if (member >= entityCount) {
          under.targets()[atRestriction++] = member - entityCount;
        } else if (member != entity) {
          pairs.targets()[atPair++] = member;
        }
      }
    }
    Arrays.sort(pairs.targets(), above[entity], atPair);
    Arrays.sort(under.targets(), restrictions[entity], atRestriction);
  }

  private void check(int entity) {
    if ((entity & 255) == 0) {
      monitor.check();
    }
  }
}
