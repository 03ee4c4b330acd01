package sphere.procedures.ontology;

import sphere.geometry.ontology.NormalForm;
import sphere.procedures.job.Job;

/**
 * What the axioms of one graph are made from.
 *
 * @param scan what was found
 * @param members its nodes, numbered
 * @param lists of RDF
 * @param draft what is made
 * @param job told of everything
 */
record Parts(Scan scan, Members members, Lists lists, Draft draft, Job job) {
  Targets targets(Link link) {
    return new Targets(scan.links(link), members.nodes(), job::account);
  }

  Edges edges(Link link) {
    return scan.links(link);
  }

  int from(Link link, int i) {
    return members.of(edges(link).from(i));
  }

  int to(Link link, int i) {
    return members.of(edges(link).to(i));
  }

  Roles roles() {
    return scan.roles();
  }

  void drop(String why) {
    scan.drop(why);
  }

  void equivalent(int a, int b) {
    draft.add(NormalForm.NF1, a, b);
    draft.add(NormalForm.NF1, b, a);
  }
}
