package sphere.ontology.inner.reason;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.semanticweb.elk.reasoner.completeness.IncompleteResult;

/** What is in ELK's results, which are complete for all normal forms. */
final class Taken {
  private Taken() {}

  static <R, T> T from(IncompleteResult<? extends R> result, Function<R, T> use) {
    List<T> taken = new ArrayList<>(1);
    result.map(value -> taken.add(use.apply(value)));
    return taken.get(0);
  }
}
