package sphere.procedures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Transaction;
import sphere.geometry.ball.Ball;
import sphere.geometry.ball.BallTable;
import sphere.geometry.ball.Chart;
import sphere.geometry.ball.CommonPoint;
import sphere.geometry.query.Aid;
import sphere.procedures.QueryProcedures.RelatedRow;
import sphere.procedures.catalog.Model;
import sphere.procedures.config.QuerySettings;

/**
 * What is above, or below, all of several nodes and none of others.
 *
 * <p>A node counts as above and below itself here, so that nodes that share a ball are found; the
 * nodes that were asked about are left out in the end.
 */
final class Relatives {
  /**
   * The proof for so many balls takes a millisecond; for hundreds it might cost more than it
   * spares.
   */
  private static final int WORTH_A_PROOF = 64;

  private static final List<Aid> UPWARD = List.of(Aid.RISING);
  private static final List<Aid> DOWNWARD = List.of(Aid.DOWNWARD);

  private final Model model;
  private final Transaction tx;
  private final QuerySettings settings;
  private final boolean upward;

  private final Runnable check;
  private int seen;

  // A node that was asked about, by what it is known: its ordinal, or, if that is -1, its ball.
  private record Asked(int ordinal, Optional<Ball> stranger) {}

  Relatives(Model model, Transaction tx, QuerySettings settings, boolean upward, Runnable check) {
    this.model = model;
    this.tx = tx;
    this.settings = settings;
    this.upward = upward;
    this.check = check;
  }

  /** What the index needs to answer, so that it can be made beforehand. */
  List<Aid> aids(List<Node> nodes) {
    if (nodes.size() == 1 && settings.bySubsumption() && settings.not().isEmpty()) {
      return settings.byMargin() ? List.of() : upward ? UPWARD : DOWNWARD;
    }
    List<Aid> needed = new ArrayList<>();
    if (!settings.byMargin()) {
      needed.add(upward ? Aid.RISING : Aid.FALLING);
    }
    if (settings.bySubsumption() && !upward) {
      needed.add(Aid.SIZES);
    }
    if (!settings.bySubsumption() && nodes.stream().anyMatch(n -> model.ordinalOf(tx, n) < 0)) {
      needed.add(Aid.TREES);
    }
    return needed;
  }

  Stream<RelatedRow> rows(List<Node> nodes, Listing listing) {
    Set<Node> given = nodes.size() == 1 ? Set.of(nodes.get(0)) : new LinkedHashSet<>(nodes);
    return given.size() == 1 && settings.not().isEmpty()
        ? ofOne(given, listing)
        : ofSeveral(given, listing);
  }

  // The commonest question: all that is found is an answer.
  private Stream<RelatedRow> ofOne(Set<Node> given, Listing listing) {
    Asked asked = asked(given.iterator().next());
    int v = asked.ordinal();
    if (v >= 0 && !upward && settings.bySubsumption() && !settings.byMargin() && isOneNode(v)) {
      return listing.below(v, given, settings.limit(), w -> model.table().margin(v, w));
    }
    return listing.rows(candidates(asked), given, settings.limit(), w -> margin(asked, w));
  }

  // Nodes that share a ball are relatives of each other, and would come first.
  private boolean isOneNode(int v) {
    return model.hierarchy().memberEnd(v) == model.hierarchy().memberBegin(v) + 1;
  }

  private Stream<RelatedRow> ofSeveral(Set<Node> given, Listing listing) {
    List<Asked> all = given.stream().map(this::asked).sorted(nearestFirst()).toList();
    List<Asked> none = settings.not().stream().map(this::asked).toList();
    if (provenEmpty(all)) {
      return Stream.empty();
    }
    int[] found =
        Arrays.stream(ofAll(all))
            .peek(v -> checkNowAndThen())
            .filter(v -> none.stream().noneMatch(a -> related(a, v)))
            .toArray();
    return listing.rows(found, given, settings.limit(), v -> margin(all, v));
  }

  private int[] ofAll(List<Asked> all) {
    if (!upward && settings.bySubsumption()) {
      return model.index().below(all.stream().mapToInt(Asked::ordinal).toArray());
    }
    return Arrays.stream(candidates(all.get(0)))
        .peek(v -> checkNowAndThen())
        .filter(v -> all.stream().skip(1).allMatch(a -> related(a, v)))
        .toArray();
  }

  private Asked asked(Node node) {
    int v = model.ordinalOf(tx, node);
    if (v >= 0) {
      return new Asked(v, Optional.empty());
    } else if (settings.bySubsumption()) {
      throw model.unknown(node);
    }
    return new Asked(-1, Optional.of(StoredBall.of(model, settings.strangers(), node)));
  }

  private Ball ball(Asked asked) {
    return asked.stranger().orElseGet(() -> model.table().ball(asked.ordinal()));
  }

  // Where the balls share no point none lies in all of them. Of several charts each may hold
  // another of the containments, which proves nothing. The slack is far above what rounding may add
  // to the certificate.
  private boolean provenEmpty(List<Asked> all) {
    boolean few = all.size() >= 2 && all.size() <= WORTH_A_PROOF;
    if (settings.bySubsumption() || upward || !few || model.table().chartCount() > 1) {
      return false;
    }
    List<Ball> balls = all.stream().map(this::ball).toList();
    Chart chart = BallTable.of(model.table().dimension(), 1, balls).chart(0);
    CommonPoint common = CommonPoint.of(chart, check, IntStream.range(0, balls.size()).toArray());
    double largest = Arrays.stream(chart.radii()).max().orElseThrow();
    return common.depth() + common.gap() < -1e-9 * (largest - common.depth());
  }

  // Small balls have few others in them, large ones few around them.
  private Comparator<Asked> nearestFirst() {
    Comparator<Asked> smallest = Comparator.comparingDouble(asked -> ball(asked).radius(0));
    return upward ? smallest.reversed() : smallest;
  }

  private int[] candidates(Asked asked) {
    int v = asked.ordinal();
    if (v < 0) {
      return upward ? model.index().around(ball(asked)) : model.index().inside(ball(asked));
    }
    int[] others =
        upward
            ? model.index().ancestors(v, settings.bySubsumption())
            : model.index().descendants(v, settings.bySubsumption());
    // Nodes that share a ball are relatives of each other.
    int[] all = Arrays.copyOf(others, others.length + 1);
    all[others.length] = v;
    return all;
  }

  private void checkNowAndThen() {
    if ((++seen & 1023) == 0) {
      check.run();
    }
  }

  private boolean related(Asked asked, int v) {
    int a = asked.ordinal();
    if (a < 0) {
      return margin(asked, v) >= 0;
    }
    int outer = upward ? v : a;
    int inner = upward ? a : v;
    return settings.bySubsumption()
        ? model.index().subsumes(outer, inner)
        : model.index().contains(outer, inner);
  }

  private double margin(List<Asked> all, int v) {
    return all.stream().mapToDouble(asked -> margin(asked, v)).min().orElseThrow();
  }

  private double margin(Asked asked, int v) {
    if (asked.ordinal() < 0) {
      Ball other = model.table().ball(v);
      return upward ? other.margin(ball(asked)) : ball(asked).margin(other);
    }
    return upward
        ? model.table().margin(v, asked.ordinal())
        : model.table().margin(asked.ordinal(), v);
  }
}
