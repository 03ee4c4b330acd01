package sphere.procedures;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Transaction;
import sphere.procedures.catalog.Model;

/** Makes {@link ExplainRow}s. */
final class Explanation {
  private final Model model;
  private final Transaction tx;

  Explanation(Model model, Transaction tx) {
    this.model = model;
    this.tx = tx;
  }

  ExplainRow of(int outer, int inner) {
    int[] chain = model.index().chain(outer, inner);
    boolean subsumes = chain.length > 0;
    boolean contains = model.index().contains(outer, inner);
    double margin = model.table().margin(outer, inner);
    return new ExplainRow(
        subsumes,
        contains,
        subsumes && contains,
        margin,
        model.table().bestChart(outer, inner),
        IntStream.of(chain).mapToObj(this::node).toList(),
        margins(chain),
        sentence(subsumes, contains, margin, chain.length - 1),
        model.isStale());
  }

  private List<Double> margins(int[] chain) {
    return IntStream.range(1, chain.length)
        .mapToObj(i -> model.table().margin(chain[i], chain[i - 1]))
        .toList();
  }

  private Node node(int ordinal) {
    return model
        .nodes(tx, ordinal)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    ("A node of the chain has been deleted since model `%s` was trained. Train it"
                            + " again with `%s`.")
                        .formatted(model.name(), model.record().call())));
  }

  private static String sentence(boolean subsumes, boolean contains, double margin, int steps) {
    String slack = String.format(Locale.ENGLISH, "%.3g", Math.abs(margin));
    String below = steps == 1 ? "Below by 1 step" : "Below by " + steps + " steps";
    if (steps == 0) {
      return "The same node, or one that shares its ball since both lie on a cycle.";
    } else if (subsumes && contains) {
      return "%s, certified: the ball lies inside with %s to spare.".formatted(below, slack);
    } else if (subsumes) {
      return "%s, by the table of exceptions: the ball sticks out by %s.".formatted(below, slack);
    } else if (contains) {
      return "Not below, by the table of exceptions: the ball lies inside with %s to spare."
          .formatted(slack);
    }
    return "Not below: the ball sticks out by %s.".formatted(slack);
  }
}
