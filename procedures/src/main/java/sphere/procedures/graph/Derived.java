package sphere.procedures.graph;

import java.util.List;
import sphere.procedures.config.DerivedNames;

/**
 * What the axioms of an ontology entail, as the graph shall hold it: restrictions as nodes, and a
 * relationship from each class or restriction to what is directly above it, where none is asserted.
 *
 * <p>Members are numbered: first the classes, then the restrictions.
 *
 * @param names of type and label
 * @param classes ids of the nodes of classes
 * @param restrictions what shall be nodes
 * @param edges pairs of members, the lower one first
 */
public record Derived(
    DerivedNames names, long[] classes, List<Restriction> restrictions, List<int[]> edges) {
  /**
   * All things that have something of a kind to something of a class.
   *
   * @param role name of the role, its IRI where it has one
   * @param filler name of the class, its IRI where it has one
   * @param name for people
   * @param fillerNode id of its node
   */
  public record Restriction(String role, String filler, String name, long fillerNode) {
    Key key() {
      return new Key(role, fillerNode, name);
    }
  }

  /**
   * By which a restriction is found again; where its filler is called otherwise now it is another.
   *
   * @param role its name
   * @param filler id of its node
   * @param name for people
   */
  record Key(String role, long filler, String name) {}
}
