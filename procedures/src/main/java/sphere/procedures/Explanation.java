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
        bestChart(outer, inner),
        IntStream.of(chain).mapToObj(this::node).toList(),
        margins(chain),
        sentence(subsumes, contains, margin, chain.length - 1));
  }

  private long bestChart(int outer, int inner) {
    int best = 0;
    for (int k = 1; k < model.table().chartCount(); k++) {
      boolean better =
          model.table().chart(k).margin(outer, inner)
              > model.table().chart(best).margin(outer, inner);
      best = better ? k : best;
    }
    return best;
  }

  private List<Double> margins(int[] chain) {
    return IntStream.range(1, chain.length)
        .mapToObj(i -> model.table().margin(chain[i], chain[i - 1]))
        .toList();
  }

  private Node node(int ordinal) {
    int member = model.hierarchy().membersOf(ordinal)[0];
    return model
        .graph()
        .nodes()
        .node(tx, member)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "Node %s of the chain has been deleted since model `%s` was trained. Train it again."
                        .formatted(model.graph().nodes().elementId(member), model.name())));
  }

  private static String sentence(boolean subsumes, boolean contains, double margin, int steps) {
    String slack = String.format(Locale.ENGLISH, "%.3g", margin);
    if (subsumes && contains) {
      return "Below by %d steps, certified: the ball lies inside with %s to spare."
          .formatted(steps, slack);
    } else if (subsumes) {
      return "Below by %d steps, by the table of exceptions: the ball sticks out by %s."
          .formatted(steps, slack.substring(1));
    } else if (contains) {
      return "Not below, by the table of exceptions: the ball lies inside with %s to spare."
          .formatted(slack);
    }
    return "Not below: the ball sticks out by %s.".formatted(slack.substring(1));
  }
}
