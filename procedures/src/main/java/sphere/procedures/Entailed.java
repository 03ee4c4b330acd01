package sphere.procedures;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.neo4j.graphdb.Node;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.procedures.OntologyQueries.SatisfiableRow;
import sphere.procedures.OntologyQueries.SubsumesRow;
import sphere.procedures.catalog.Model;
import sphere.procedures.graph.NodeIds;
import sphere.procedures.graph.OntologyRecord;

/** What follows from the axioms of a model, and whether its balls show it. */
final class Entailed {
  static final String CERTIFIED = "certified";
  static final String ENTAILED = "entailed";
  private static final String NONE = "none";

  private final Model model;
  private final OntologyRecord ontology;

  /**
   * Of a model.
   *
   * @throws IllegalStateException if it is of no ontology
   */
  Entailed(Model model) {
    this.model = model;
    ontology = model.requireOntology();
  }

  /** What is entailed, by whether the balls show it. */
  static String shownBy(double margin) {
    return margin >= 0 ? CERTIFIED : ENTAILED;
  }

  // Of a class without instances everything is true.
  SubsumesRow subsumes(int outer, Node innerNode, int inner) {
    double margin = model.table().margin(outer, inner);
    boolean above = model.index().subsumes(outer, inner);
    boolean holds = above || isUnsatisfiable(innerNode, inner);
    String status = above ? shownBy(margin) : holds ? ENTAILED : NONE;
    return new SubsumesRow(holds, status, margin, holds ? 1.0 : null, model.isStale());
  }

  // What was put below such a class since is none that a reasoner was asked about.
  private boolean isUnsatisfiable(Node node, int v) {
    return ontology.isUnsatisfiable(NodeIds.idOf(node))
        || LongStream.of(ontology.unsatisfiable())
            .mapToInt(model.graph().nodes()::memberOf)
            .filter(member -> member >= 0)
            .map(model.hierarchy()::ordinalOf)
            .anyMatch(outer -> model.index().subsumes(outer, v));
  }

  SatisfiableRow satisfiable(Node node, int v) {
    Hierarchy hierarchy = model.hierarchy();
    long parents = hierarchy.parentEnd(v) - hierarchy.parentBegin(v);
    long containing =
        IntStream.range(hierarchy.parentBegin(v), hierarchy.parentEnd(v))
            .filter(s -> model.table().margin(hierarchy.parent(s), v) >= 0)
            .count();
    boolean satisfiable = !isUnsatisfiable(node, v);
    String status = satisfiable && containing == parents ? CERTIFIED : ENTAILED;
    return new SatisfiableRow(satisfiable, status, parents, containing, model.isStale());
  }
}
