package sphere.procedures.ontology;

import java.util.Arrays;
import java.util.stream.IntStream;
import sphere.procedures.job.Job;

/** What a relationship leads to: nodes, or lists of RDF with nodes in them. */
final class Lists {
  private final Members members;
  private final Targets first;
  private final Targets rest;
  private final int longest;

  Lists(Scan scan, Members members, Job job) {
    this.members = members;
    longest = scan.links(Link.FIRST).size();
    first = new Targets(scan.links(Link.FIRST), members.nodes(), job::account);
    rest = new Targets(scan.links(Link.REST), members.nodes(), job::account);
  }

  /** All that a node leads to, in the order of the lists. */
  int[] operands(Targets targets, int member) {
    return Arrays.stream(targets.of(member)).flatMap(this::items).toArray();
  }

  /** What is in a list, or the node itself if it is none. */
  IntStream items(int head) {
    if (members.isNil(head)) {
      return IntStream.empty();
    } else if (!first.from(head)) {
      return IntStream.of(head);
    }
    IntStream.Builder items = IntStream.builder();
    int cell = head;
    // A list that bites its tail has no more cells than there are.
    for (int i = 0; i < longest && first.from(cell); i++) {
      items.add(first.of(cell)[0]);
      if (!rest.from(cell)) {
        break;
      }
      cell = rest.of(cell)[0];
    }
    return items.build();
  }
}
