package sphere.procedures.change;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.LongStream;
import sphere.procedures.graph.NodeIds;

/**
 * What has happened in the graph to one model since it was read: of which members the stored ball
 * may be another than the one in memory, whose place in the hierarchy may be another, and whether
 * the model's record may be.
 *
 * <p>Balls are marked before the transaction that edits them commits, so that nobody is told the
 * old one once the new one can be seen: a mark too many costs time, for the stored ball is read
 * then, and never an answer. Thread-safe.
 */
public final class Changes {
  /** Beyond so many, reading the graph anew is cheaper than node by node. */
  static final int MOST_NODES = 1 << 20;

  private final Interest interest;
  private volatile boolean watched;
  private final Set<Long> edited = new HashSet<>();
  private final Set<Long> placed = new HashSet<>();
  private final Set<Long> unwritten = new HashSet<>();
  private final Set<Long> gone = ConcurrentHashMap.newKeySet();
  private final Set<Long> relabeled = new HashSet<>();
  private final AtomicLong added = new AtomicLong();
  private final AtomicLong removed = new AtomicLong();
  private final AtomicLong version = new AtomicLong();
  private volatile long proven = -1;
  // Whether more has changed than is noted node by node.
  private volatile boolean partial;
  private volatile boolean unmarked;
  private volatile boolean moved;
  private volatile Marks marks = new Marks(new NodeIds("", new long[0]), new AtomicLongArray(0));
  private volatile boolean bound;

  // One bit for each member.
  private record Marks(NodeIds nodes, AtomicLongArray bits) {
    static Marks of(NodeIds nodes) {
      return new Marks(nodes, new AtomicLongArray((nodes.size() + 63) >> 6));
    }

    void set(long id) {
      int member = nodes.memberOf(id);
      if (member >= 0) {
        bits.getAndUpdate(member >> 6, word -> word | 1L << member);
      }
    }

    boolean has(int member) {
      return (bits.get(member >> 6) >>> member & 1) != 0;
    }
  }

  /**
   * Changes to a model that is about to be read.
   *
   * @param interest what of the graph concerns it
   * @param watched whether all transactions of the database are reported here; if not, nothing is
   *     ever vouched for
   */
  public Changes(Interest interest, boolean watched) {
    this.interest = interest;
    this.watched = watched;
  }

  /** Says that some members may carry other balls than those in memory, after {@link #bind}. */
  public synchronized void differ(long[] members) {
    for (long id : members) {
      edit(id);
    }
  }

  /** From now on nothing is vouched for. */
  void giveUp() {
    watched = false;
  }

  /** Says who the members are. What was noted before stays noted. */
  public synchronized void bind(NodeIds nodes) {
    Marks all = Marks.of(nodes);
    // Nodes that were none of ours and are gone.
    gone.removeIf(
        id -> {
          boolean foreign = nodes.memberOf(id) < 0;
          return foreign && (edited.remove(id) | placed.remove(id) | true);
        });
    edited.forEach(all::set);
    moved = partial || !placed.isEmpty();
    marks = all;
    bound = true;
  }

  /** Takes over which balls differ from those in memory, after {@link #bind}. */
  public synchronized void inherit(Changes before) {
    unmarked |= before.unmarked;
    before.edited().filter(id -> !before.isGone(id)).forEach(this::edit);
  }

  /**
   * Says that the graph had moved on before the model was read from it.
   *
   * @param without ids of members that have a ball in memory and none in the graph, after {@link
   *     #bind}
   */
  public synchronized void begunStale(long[] without) {
    for (long id : without) {
      unwritten.add(id);
      edit(id);
    }
    placed.addAll(unwritten);
    partial = true;
    moved = true;
  }

  /**
   * Whether the node that had an id when the model was read has been deleted: who has the id now is
   * another.
   */
  public boolean isGone(long id) {
    return gone.contains(id);
  }

  /** Whether a member has a ball in memory and none in the graph. */
  public synchronized boolean isUnwritten(long id) {
    return unwritten.contains(id);
  }

  private synchronized LongStream edited() {
    return LongStream.of(edited.stream().mapToLong(id -> id).toArray());
  }

  /** Whether the model is to be refreshed by itself, and there is something to refresh. */
  boolean wantsRefresh() {
    return interest.autoRefresh() && stale().isStale();
  }

  String model() {
    return interest.model();
  }

  Interest interest() {
    return interest;
  }

  /** Whether a node is a member, or who is one is not known yet. */
  boolean mayKnow(long id) {
    return !bound || marks.nodes().memberOf(id) >= 0;
  }

  /** Marks what a transaction is about to change. */
  synchronized void announce(Touched touched) {
    touched.edited().forEach(this::edit);
    unmarked |= touched.isTooMuch();
    if (touched.isOfRecords()) {
      distrust();
    }
  }

  private void edit(long id) {
    if (mayKnow(id) && edited.size() < MOST_NODES) {
      edited.add(id);
      marks.set(id);
    } else if (mayKnow(id)) {
      unmarked = true;
    }
  }

  /** Notes what a transaction has changed. */
  synchronized void note(Touched touched) {
    announce(touched);
    added.addAndGet(touched.added());
    removed.addAndGet(touched.removed());
    gone.addAll(touched.gone());
    relabeled.addAll(touched.relabeled());
    partial |= touched.isTooMuch();
    moved |= partial || !touched.placed().isEmpty();
    if (placed.size() + touched.placed().size() > MOST_NODES) {
      partial = true;
    } else {
      placed.addAll(touched.placed());
    }
  }

  /** Whether the stored ball of a member is the one in memory. */
  public boolean isUntouched(int member) {
    return watched && !unmarked && !marks.has(member);
  }

  /** From now on the record has to be looked at again. */
  public void distrust() {
    version.incrementAndGet();
  }

  /** What to hand to {@link #prove}. */
  public long version() {
    return version.get();
  }

  /**
   * Says that the record was looked at and is the model's.
   *
   * @param seen version before it was looked at
   */
  public void prove(long seen) {
    proven = seen;
  }

  /** Whether the record is known to be the model's without looking. */
  public boolean isProven() {
    return watched && proven == version.get();
  }

  /** Nodes that got or lost a label of the model, so that they may have become members. */
  public synchronized Set<Long> relabeled() {
    return Set.copyOf(relabeled);
  }

  /** Nodes whose place may be another, ascending. */
  public synchronized long[] placed() {
    return placed.stream().flatMapToLong(LongStream::of).sorted().toArray();
  }

  /** Whether {@link #placed} tells of all, so that the graph need not be read anew. */
  public boolean isComplete() {
    return watched && !partial;
  }

  /** Whether the graph has moved on at all; asked for every answer. */
  public boolean isStale() {
    return moved;
  }

  /** How far the graph has moved on. */
  public synchronized Stale stale() {
    long nodes = partial ? Math.max(1, placed.size()) : placed.size();
    return new Stale(nodes, added.get(), removed.get());
  }
}
