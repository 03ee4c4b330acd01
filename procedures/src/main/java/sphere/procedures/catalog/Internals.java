package sphere.procedures.catalog;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Transaction;
import org.neo4j.kernel.api.KernelTransaction;
import org.neo4j.kernel.api.KernelTransactionHandle;
import org.neo4j.kernel.api.txstate.TxStateHolder;
import org.neo4j.kernel.impl.api.KernelTransactions;
import org.neo4j.kernel.impl.core.NodeEntity;
import org.neo4j.kernel.impl.coreapi.InternalTransaction;
import org.neo4j.kernel.internal.GraphDatabaseAPI;

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

  /** Whether a transaction is known to have changed something that it has not committed. */
  static boolean hasChanged(Transaction tx) {
    return tx instanceof InternalTransaction && mayHaveChanged(tx);
  }

  /**
   * Tells whether any of the transactions that are being committed now still are when it is asked;
   * no, where the server does not tell of them.
   */
  static BooleanSupplier committing(GraphDatabaseService db) {
    if (!(db instanceof GraphDatabaseAPI api)) {
      return () -> false;
    }
    List<KernelTransactionHandle> now =
        api
            .getDependencyResolver()
            .resolveDependency(KernelTransactions.class)
            .executingTransactions()
            .stream()
            .filter(KernelTransactionHandle::isCommitting)
            .toList();
    // One that has ended is no longer committing; while it does it no longer counts as open.
    return () -> now.stream().anyMatch(KernelTransactionHandle::isCommitting);
  }

  /** A node that is known to exist, without looking; empty where that cannot be made. */
  static Optional<Node> node(Transaction tx, long id) {
    return tx instanceof InternalTransaction internal
        ? Optional.of(new NodeEntity(internal, id))
        : Optional.empty();
  }
}
