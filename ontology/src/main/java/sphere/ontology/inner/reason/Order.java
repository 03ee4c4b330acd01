package sphere.ontology.inner.reason;

import java.util.Arrays;
import java.util.BitSet;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.semanticweb.elk.owl.interfaces.ElkClass;
import org.semanticweb.elk.reasoner.taxonomy.model.Taxonomy;
import org.semanticweb.elk.reasoner.taxonomy.model.TaxonomyNode;
import sphere.geometry.ontology.Axioms;
import sphere.geometry.ontology.Classification;

/**
 * ELK's taxonomy as pairs of numbers. Concepts that are equivalent are on a cycle in the order of
 * their numbers, and stand to others by one of them: what everything is, if it is among them, else
 * the lowest.
 */
final class Order {
  private final Axioms axioms;
  private final Vocabulary vocabulary;
  private final Taxonomy<ElkClass> taxonomy;
  private final BitSet known = new BitSet();

  Order(Axioms axioms, Vocabulary vocabulary, Taxonomy<ElkClass> taxonomy) {
    this.axioms = axioms;
    this.vocabulary = vocabulary;
    this.taxonomy = taxonomy;
  }

  Classification classification() {
    int[] unsatisfiable = members(taxonomy.getBottomNode());
    // ELK's order is that in which threads came upon things.
    long[] pairs =
        taxonomy.getNodes().stream()
            .filter(node -> !node.equals(taxonomy.getBottomNode()))
            .flatMapToLong(this::pairs)
            .toArray();
    pairs = LongStream.concat(Arrays.stream(pairs), fresh()).sorted().toArray();
    return new Classification(
        Arrays.stream(pairs).mapToInt(pair -> (int) (pair >>> Integer.SIZE)).toArray(),
        Arrays.stream(pairs).mapToInt(pair -> (int) pair).toArray(),
        unsatisfiable);
  }

  private static long pair(int child, int parent) {
    return (long) child << Integer.SIZE | parent;
  }

  private LongStream pairs(TaxonomyNode<ElkClass> node) {
    int[] members = members(node);
    if (members.length == 0) {
      return LongStream.empty();
    }
    int child = representative(members);
    return LongStream.concat(
        cycle(members),
        node.getDirectSuperNodes().stream()
            .map(this::members)
            .filter(parents -> parents.length > 0)
            .mapToLong(parents -> pair(child, representative(parents))));
  }

  private static LongStream cycle(int[] members) {
    return members.length == 1
        ? LongStream.empty()
        : IntStream.range(0, members.length)
            .mapToLong(i -> pair(members[i], members[(i + 1) % members.length]));
  }

  /** Of a node, ascending. */
  private int[] members(TaxonomyNode<ElkClass> node) {
    int[] members =
        StreamSupport.stream(node.spliterator(), false)
            .map(vocabulary::number)
            .flatMapToInt(OptionalInt::stream)
            .sorted()
            .toArray();
    Arrays.stream(members).forEach(known::set);
    return members;
  }

  private int representative(int[] members) {
    OptionalInt top = axioms.top();
    return top.isPresent() && Arrays.binarySearch(members, top.getAsInt()) >= 0
        ? top.getAsInt()
        : members[0];
  }

  /** Concepts that no axiom names are below what everything is. */
  private LongStream fresh() {
    return axioms.top().stream()
        .boxed()
        .flatMapToLong(
            top ->
                IntStream.range(0, axioms.conceptCount())
                    .filter(concept -> concept != top && !known.get(concept))
                    .mapToLong(concept -> pair(concept, top)));
  }
}
