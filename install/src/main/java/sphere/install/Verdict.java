package sphere.install;

import java.util.List;
import java.util.stream.Collectors;

/**
 * How many examples have the expected answer, and which have not.
 *
 * @param examples all of them
 * @param others those with another answer
 * @param graph as it is now
 * @param home whose deletion is the way to begin anew
 */
record Verdict(List<Example> examples, List<Example> others, GraphSize graph, Home home) {
  @Override
  public String toString() {
    int expected = examples.size() - others.size();
    String counted = "%d of %d answers are the expected ones.".formatted(expected, examples.size());
    return others.isEmpty() ? counted : counted + " " + different();
  }

  private String different() {
    return "Different: %s. %s; to begin anew, stop the server and delete `%s`."
        .formatted(
            others.stream().map(Example::name).collect(Collectors.joining(", ")),
            reason(),
            home.folder());
  }

  private String reason() {
    return graph.equals(GraphSize.WORDNET)
        ? "Perhaps something was changed since it was loaded"
        : "The graph was changed since it was loaded: it has %s, not %s"
            .formatted(graph, GraphSize.WORDNET);
  }
}
