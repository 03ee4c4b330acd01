package sphere.procedures.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.neo4j.dbms.api.DatabaseManagementService;
import sphere.procedures.config.TrainSettings;

class WatchesTest {
  private static final Interest SETTINGS = Interest.of(TrainSettings.of("m", Map.of()));

  private final List<String> calls = new ArrayList<>();
  private final Refresher refresher = new Refresher(line -> {});
  // A service of which only what listens is asked.
  private final DatabaseManagementService service =
      (DatabaseManagementService)
          Proxy.newProxyInstance(
              getClass().getClassLoader(),
              new Class<?>[] {DatabaseManagementService.class},
              (proxy, method, arguments) -> {
                String verb = method.getName().replace("TransactionEventListener", "");
                calls.add(verb + " " + arguments[0]);
                return null;
              });

  @AfterEach
  void close() {
    refresher.close();
  }

  @Test
  void aDatabaseIsListenedToFromItsFirstModelToItsLast() {
    Watches watches = watches(false);
    Changes one = watches.begin("a", SETTINGS, () -> {});
    Changes two = watches.begin("a", SETTINGS, () -> {});
    watches.begin("b", SETTINGS, () -> {});
    assertThat(calls).containsExactly("register a", "register b");
    watches.end("a", one);
    assertThat(calls).hasSize(2);
    watches.end("a", two);
    watches.end("a", two);
    assertThat(calls).containsExactly("register a", "register b", "unregister a");
    watches.begin("a", SETTINGS, () -> {});
    assertThat(calls).endsWith("register a");
  }

  /** The model whose reading was aborted stayed in the list for ever. */
  @Test
  void whoIsAbortedWhileItWaitsIsNotListenedForAnyMore() {
    Watches watches = watches(true);
    assertThatThrownBy(
            () ->
                watches.begin(
                    "a",
                    SETTINGS,
                    () -> {
                      throw new IllegalStateException("stopped");
                    }))
        .hasMessage("stopped");
    assertThat(calls).containsExactly("register a", "unregister a");
  }

  private Watches watches(boolean committing) {
    return new Watches(
        Optional.of(() -> service), database -> () -> committing, () -> false, refresher);
  }
}
