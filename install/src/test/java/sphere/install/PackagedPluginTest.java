package sphere.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/**
 * The plugin as users get it: the packaged jar in the plugins folder of a real server, where
 * Neo4j's sandbox holds, which an embedded test database does not have.
 */
class PackagedPluginTest {
  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
  void answersEveryExample() {
    String[] check = {"--check", "--neo4j", Fixture.version().text()};
    assertThat(Main.run(check, Fixture.project(), System.out, System.err))
        .as("status of install/run --check, whose output is above")
        .isZero();
  }
}
