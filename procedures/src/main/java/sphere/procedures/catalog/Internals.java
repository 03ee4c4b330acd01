package sphere.procedures.catalog;

import java.util.Optional;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Transaction;
import org.neo4j.kernel.api.KernelTransaction;
import org.neo4j.kernel.api.txstate.TxStateHolder;
import org.neo4j.kernel.impl.core.NodeEntity;
import org.neo4j.kernel.impl.coreapi.InternalTransaction;

/** What the public interface of a transaction does not tell, and what to do where it changes. */
final class Internals {
  private Internals() {}

  /**
   * Whether a transaction may have changed anything that it has not committed, and that none but
   * itself can see. Yes, where it does not tell.
   */
  static boolean mayHaveChanged(Transaction tx) {
    if (!(tx instanceof InternalTransaction internal)) {
      return true;
    }
    KernelTransaction kernel = internal.kernelTransaction();
    return !(kernel instanceof TxStateHolder state) || state.hasTxStateWithChanges();
  }

  /** A node that is known to exist, without looking; empty where that cannot be made. */
  static Optional<Node> node(Transaction tx, long id) {
    return tx instanceof InternalTransaction internal
        ? Optional.of(new NodeEntity(internal, id))
        : Optional.empty();
  }
}
