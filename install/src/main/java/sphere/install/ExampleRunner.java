package sphere.install;

import java.util.Map;
import java.util.Optional;
import org.neo4j.driver.exceptions.Neo4jException;

/** Asks the questions of the examples. */
final class ExampleRunner {
  private final Bolt bolt;
  private final Progress progress;

  ExampleRunner(Bolt bolt, Progress progress) {
    this.bolt = bolt;
    this.progress = progress;
  }

  /** Prints question, query and answer; whether that is the expected one. */
  boolean show(Example example) {
    progress.print(System.lineSeparator() + "--- " + example.name());
    progress.print(example.question());
    progress.print(System.lineSeparator() + example.statement() + System.lineSeparator());
    try {
      Table answer = answer(example);
      progress.print(answer.render());
      return example.expected().difference(answer).isEmpty();
    } catch (Neo4jException e) {
      progress.print("The query failed: " + e.getMessage());
      return false;
    }
  }

  /** Prints whether the answer is the expected one. */
  boolean agrees(Example example) {
    try {
      return compare(example, answer(example));
    } catch (Neo4jException e) {
      progress.step("DIFFERENT %s: the query failed: %s", example.name(), e.getMessage());
      return false;
    }
  }

  private boolean compare(Example example, Table answer) {
    Optional<String> difference = example.expected().difference(answer);
    if (difference.isEmpty()) {
      progress.step("OK %s", example.name());
    } else {
      progress.step("DIFFERENT %s: %s", example.name(), difference.get());
      progress.print("expected:" + System.lineSeparator() + example.expected().render());
      progress.print("answer:" + System.lineSeparator() + answer.render());
    }
    return difference.isEmpty();
  }

  private Table answer(Example example) {
    return bolt.table(example.statement(), Map.of());
  }
}
