package sphere.procedures.facts;

import java.util.BitSet;
import java.util.Optional;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Transaction;
import sphere.geometry.roles.RoleModel;
import sphere.procedures.graph.BallShape;
import sphere.procedures.graph.NodeIds;
import sphere.procedures.graph.Stored;
import sphere.procedures.job.Job;

/**
 * Balls that were learned from facts, of some members; not to be changed once they are filled.
 *
 * @param centers [member][dimension]; empty of one that has none
 * @param radii [member]
 */
public record LearnedBalls(float[][] centers, float[] radii) {
  /** So many members without balls. */
  public static LearnedBalls none(int members) {
    return new LearnedBalls(new float[members][0], new float[members]);
  }

  /** Those of a model, whose entities are the members. */
  public static LearnedBalls of(RoleModel model) {
    return new LearnedBalls(model.centers(), model.radii());
  }

  /**
   * Those that nodes carry.
   *
   * @param shape what they look like
   */
  public static LearnedBalls read(Transaction tx, NodeIds nodes, BallShape shape, Job job) {
    job.account(nodes.size() * (32 + 4L * shape.floats()));
    LearnedBalls balls = none(nodes.size());
    for (int i = 0; i < nodes.size(); i++) {
      if ((i & 1023) == 0) {
        job.progress("loading", (double) i / nodes.size());
      }
      int member = i;
      nodes.node(tx, i).ifPresent(node -> balls.read(node, shape, member));
    }
    return balls;
  }

  private void read(Node node, BallShape shape, int member) {
    Optional<Object> center = Stored.of(node, shape.names().center());
    Optional<Object> radius = Stored.of(node, shape.names().radius());
    if (center.orElse("") instanceof float[] floats
        && radius.orElse("") instanceof Double number
        && floats.length == shape.floats()) {
      set(member, floats, number.floatValue());
    }
  }

  /** Gives a member a ball. */
  public void set(int member, float[] center, float radius) {
    centers[member] = center;
    radii[member] = radius;
  }

  /** Whether a member has none. */
  public boolean isMissing(int member) {
    return centers[member].length == 0;
  }

  /** Those who have one. */
  public BitSet present() {
    BitSet present = new BitSet();
    for (int i = 0; i < centers.length; i++) {
      present.set(i, !isMissing(i));
    }
    return present;
  }

  /** The balls of some members, in their order. */
  public LearnedBalls of(BitSet members) {
    LearnedBalls some = none(members.cardinality());
    int[] kept = members.stream().toArray();
    for (int i = 0; i < kept.length; i++) {
      some.set(i, centers[kept[i]], radii[kept[i]]);
    }
    return some;
  }
}
