package sphere.ontology.inner.reason;

import java.util.ArrayList;
import java.util.List;
import org.semanticweb.elk.exceptions.ElkException;
import org.semanticweb.elk.owl.interfaces.ElkAxiom;
import org.semanticweb.elk.reasoner.config.ReasonerConfiguration;
import sphere.geometry.ontology.Axioms;
import sphere.geometry.ontology.OntologyTools.Row;

/**
 * Smallest sets of axioms from which a subsumption follows: QuickXplain (Junker, AAAI 2004) on what
 * can be reached from the inner concept and leads to the outer, each test one question to ELK.
 */
public final class Justifier {
  private final Axioms axioms;
  private final Runnable check;
  private final Vocabulary vocabulary;
  private final ReasonerConfiguration configuration = ElkReasoner.configuration(1);

  /**
   * @param axioms to choose from
   * @param check called now and then; throws to abort
   */
  public Justifier(Axioms axioms, Runnable check) {
    this.axioms = axioms;
    this.check = check;
    vocabulary = new Vocabulary(axioms.top());
  }

  /** Rows of axioms, by form and row; empty if it does not follow, or follows from nothing. */
  public List<Row> justification(int inner, int outer) {
    List<Row> reached = new Reach(axioms).from(inner, check);
    List<Row> module = Need.of(axioms, reached, outer, check);
    ElkAxiom goal = vocabulary.subsumption(inner, outer);
    if (follows(goal, List.of()) || !follows(goal, module)) {
      return List.of();
    }
    return smallest(goal, List.of(), module);
  }

  /**
   * Of the candidates, what is needed besides what is taken, from which alone it does not follow.
   */
  private List<Row> smallest(ElkAxiom goal, List<Row> taken, List<Row> candidates) {
    if (candidates.size() == 1) {
      return candidates;
    }
    List<Row> first = candidates.subList(0, candidates.size() / 2);
    List<Row> second = candidates.subList(first.size(), candidates.size());
    List<Row> ofSecond = besides(goal, both(taken, first), second);
    List<Row> ofFirst = besides(goal, both(taken, ofSecond), first);
    return both(ofFirst, ofSecond);
  }

  private List<Row> besides(ElkAxiom goal, List<Row> taken, List<Row> candidates) {
    return follows(goal, taken) ? List.of() : smallest(goal, taken, candidates);
  }

  private static List<Row> both(List<Row> first, List<Row> second) {
    List<Row> both = new ArrayList<>(first);
    both.addAll(second);
    return both;
  }

  private boolean follows(ElkAxiom goal, List<Row> rows) {
    try {
      return new Run<>(
              vocabulary,
              rows.stream().map(row -> vocabulary.axiom(axioms, row.form(), row.row())).iterator(),
              configuration,
              reasoner -> reasoner.isEntailed(goal))
          .answer(check);
    } catch (ElkException e) {
      throw new IllegalStateException("ELK failed: " + e.getMessage(), e);
    }
  }
}
