package sphere.procedures.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.neo4j.graphdb.Transaction;

/**
 * Changes that are made in batches and can be taken back; one use.
 *
 * @param <T> what is known of a change once it is made
 */
final class Step<T> {
  private final int count;
  private final Act<T> act;
  private final BiConsumer<Transaction, T> back;
  // By first index: a batch that is done again counts once.
  private final TreeMap<Integer, List<Optional<T>>> made = new TreeMap<>();
  private int committed;

  /** A change. */
  interface Act<T> {
    /** Makes the i-th change, from 0; empty if there was nothing to change. */
    Optional<T> make(Transaction tx, int i);
  }

  /**
   * @param count how many changes
   * @param act makes one
   * @param back takes one back
   */
  Step(int count, Act<T> act, BiConsumer<Transaction, T> back) {
    this.count = count;
    this.act = act;
    this.back = back;
  }

  /**
   * Makes all changes.
   *
   * @param check called now and then; throws to abort
   * @return what is known of each
   */
  List<Optional<T>> run(Batches batches, Runnable check) {
    batches.each(
        count, (tx, range) -> made.put(range.begin(), make(tx, range, check)), e -> committed = e);
    return made();
  }

  private List<Optional<T>> make(Transaction tx, Batches.Range range, Runnable check) {
    List<Optional<T>> some = new ArrayList<>();
    for (int i = range.begin(); i < range.end(); i++) {
      if ((i & 255) == 0) {
        check.run();
      }
      some.add(act.make(tx, i));
    }
    return some;
  }

  // What was not committed has rolled back.
  private List<Optional<T>> made() {
    return made.headMap(committed).values().stream().flatMap(List::stream).toList();
  }

  /** Takes back all that was committed. */
  void undo(Batches batches) {
    List<T> all = made().stream().flatMap(Optional::stream).toList();
    batches.each(
        all.size(),
        (tx, range) -> all.subList(range.begin(), range.end()).forEach(t -> back.accept(tx, t)),
        end -> {});
  }
}
