package sphere.procedures.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.neo4j.graphdb.event.TransactionData;
import sphere.procedures.config.TrainSettings;
import sphere.procedures.graph.NodeIds;

/** Who is told of what, when a model begins to be watched while transactions commit. */
class WatchTest {
  private final Watch watch = new Watch(() -> false, new Refresher(why -> {}));

  private static TransactionData data(InvocationHandler handler) {
    return (TransactionData)
        Proxy.newProxyInstance(
            WatchTest.class.getClassLoader(), new Class<?>[] {TransactionData.class}, handler);
  }

  private static final TransactionData NOTHING = data((proxy, method, arguments) -> List.of());

  private static Changes changes() {
    Changes changes =
        new Changes(
            Interest.of(TrainSettings.of("sphere", Map.of("relationshipTypes", "IS_A"))), true);
    changes.bind(new NodeIds("4:x:", new long[] {3, 5, 900}));
    return changes;
  }

  /**
   * A deletion that was announced before a model began to be watched, and done after it was read,
   * was once told to nobody: a new node with the id then had the answers of the deleted one (found
   * by the soak).
   */
  @Test
  void whatIsBeingCommittedIsWaitedForBeforeAModelIsRead() throws InterruptedException {
    Watch.Commit first = watch.beforeCommit(NOTHING, null, null);
    Watch.Commit second = watch.beforeCommit(NOTHING, null, null);
    CountDownLatch added = new CountDownLatch(1);
    Thread reader =
        new Thread(
            () -> {
              watch.await(changes(), () -> {});
              added.countDown();
            });
    reader.start();
    assertThat(added.await(300, TimeUnit.MILLISECONDS)).isFalse();
    watch.afterCommit(NOTHING, first, null);
    assertThat(added.await(300, TimeUnit.MILLISECONDS)).isFalse();
    // What begins later is told of as usual, and not waited for.
    watch.beforeCommit(NOTHING, null, null);
    watch.afterRollback(NOTHING, second, null);
    assertThat(added.await(20, TimeUnit.SECONDS)).isTrue();
    reader.join();
  }

  @Test
  void waitingCanBeStopped() {
    watch.beforeCommit(NOTHING, null, null);
    assertThatThrownBy(
            () ->
                watch.await(
                    changes(),
                    () -> {
                      throw new IllegalStateException("stopped");
                    }))
        .hasMessage("stopped");
  }

  @Test
  void whatCannotBeMadeOutFailsNoTransactionAndIsVouchedForNoMore() {
    Changes changes = changes();
    watch.add(changes);
    assertThat(changes.isUntouched(0)).isTrue();
    TransactionData broken =
        data(
            (proxy, method, arguments) -> {
              throw new IllegalStateException("broken");
            });
    watch.afterCommit(broken, watch.beforeCommit(broken, null, null), null);
    assertThat(changes.isUntouched(0)).isFalse();
    assertThat(changes.isComplete()).isFalse();
    assertThat(changes.isProven()).isFalse();
  }
}
