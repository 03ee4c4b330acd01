package sphere.procedures.catalog;

import java.util.BitSet;
import sphere.geometry.roles.OntologyFacts;
import sphere.geometry.roles.RoleModel;
import sphere.procedures.ontology.ClassGraph;

/**
 * What was learned of an ontology beside its order; not to be changed.
 *
 * @param graph the axioms as they are in the graph
 * @param facts made of them
 * @param learned answers, whose entities are the concepts
 * @param ordinals of the concepts in the model, -1 of those that have none
 * @param candidates concepts that may be answers: named classes with balls
 * @param changed whether these are other axioms than those that were learned from
 */
public record LearnedOntology(
    ClassGraph graph,
    OntologyFacts facts,
    RoleModel learned,
    int[] ordinals,
    BitSet candidates,
    boolean changed) {}
