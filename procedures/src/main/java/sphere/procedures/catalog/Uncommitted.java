package sphere.procedures.catalog;

import org.neo4j.graphdb.Transaction;
import org.neo4j.kernel.api.KernelTransaction;
import org.neo4j.kernel.api.txstate.TxStateHolder;
import org.neo4j.kernel.impl.coreapi.InternalTransaction;

/** What a transaction has changed and not committed, which none but itself can see. */
final class Uncommitted {
  private Uncommitted() {}

  /**
   * Whether there may be any. The public interface does not tell; where the internal one has
   * changed the answer is yes, and stored balls are read.
   */
  static boolean mayBeIn(Transaction tx) {
    if (!(tx instanceof InternalTransaction internal)) {
      return true;
    }
    KernelTransaction kernel = internal.kernelTransaction();
    return !(kernel instanceof TxStateHolder state) || state.hasTxStateWithChanges();
  }
}
