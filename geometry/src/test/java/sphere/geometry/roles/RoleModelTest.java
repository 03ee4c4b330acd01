package sphere.geometry.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sphere.geometry.roles.RoleModel.Trained;
import sphere.geometry.training.Monitor;

class RoleModelTest {
  private static final int FAMILIES = 40;

  private static RoleConfig config(int concurrency) {
    return new RoleConfig(Template.TRANSLATION, 8, 30, .1, .2, 11, concurrency);
  }

  private static Trained train(Facts facts) {
    return RoleModel.train(facts, Optional.empty(), config(2), Monitor.NONE);
  }

  private static Trained ordered(Facts facts, int concurrency) {
    Order order = Order.stated(facts, () -> {});
    return RoleModel.train(facts, Optional.of(order), config(concurrency), Monitor.NONE);
  }

  /** Genera of a taxonomy in two branches; what holds for one branch holds for its mirror. */
  private static Facts branches(int genera) {
    Facts.Builder facts = new Facts.Builder(3 + 2 * genera * 5, 2);
    facts.add(1, 0, 0).add(2, 0, 0);
    for (int g = 0; g < genera; g++) {
      int first = 3 + g * 10;
      for (int side = 0; side < 2; side++) {
        int top = first + 5 * side;
        facts.add(top, 0, 1 + side);
        for (int s = 1; s < 5; s++) {
          facts.add(top + s, 0, top);
          // A species is part of its mirror image.
          facts.add(top + s, 1, first + 5 * (1 - side) + s);
        }
      }
    }
    return facts.build();
  }

  @Test
  void whatFollowsFromInverseComposedAndSymmetricRolesIsFound() {
    List<int[]> all = Families.facts(FAMILIES);
    // Every twelfth is missing: its inverse, its path or its mirror image may be there.
    List<int[]> missing =
        IntStream.range(0, all.size()).filter(i -> i % 12 == 5).mapToObj(all::get).toList();
    List<int[]> rest =
        IntStream.range(0, all.size()).filter(i -> i % 12 != 5).mapToObj(all::get).toList();
    Trained trained = train(Families.of(FAMILIES, rest));
    assertThat(trained.figures().facts()).isGreaterThan(100);
    assertThat(trained.figures().hits1()).isGreaterThan(.6);
    assertThat(trained.figures().hits10()).isGreaterThan(.9);
    int[] found = new int[4];
    int[] asked = new int[4];
    for (int[] fact : missing) {
      List<Prediction> best = trained.model().predict(fact[0], 2 * fact[1], 3);
      found[fact[1]] += best.stream().anyMatch(one -> one.entity() == fact[2]) ? 1 : 0;
      asked[fact[1]]++;
    }
    for (int role = 0; role < 4; role++) {
      assertThat(found[role] / (double) asked[role]).isGreaterThan(.9);
    }
  }

  @Test
  void aTaxonomyWithParallelBranchesIsCompleted() {
    Facts all = branches(25);
    Facts.Builder rest = new Facts.Builder(all.entityCount(), 2);
    for (int f = 0; f < all.count(); f++) {
      if (f % 9 != 4 || all.role(f) == 0) {
        rest.add(all.head(f), all.role(f), all.tail(f));
      }
    }
    Facts known = rest.build();
    Trained trained = ordered(known, 2);
    assertThat(trained.figures().hits10()).isGreaterThan(.5);
    int found = 0;
    int asked = 0;
    for (int f = 0; f < all.count(); f++) {
      if (known.number(2 * all.role(f), all.head(f), all.tail(f)) < 0) {
        int tail = all.tail(f);
        asked++;
        found +=
            trained.model().predict(all.head(f), 2, 5).stream().anyMatch(p -> p.entity() == tail)
                ? 1
                : 0;
      }
    }
    assertThat(asked).isGreaterThan(10);
    assertThat(found / (double) asked).isGreaterThan(.9);
  }

  @Test
  void whatIsKnownOrEntailedIsNeverPredictedAndAllElseHasProbabilityOne() {
    Facts facts = Samples.ordered(3, 60, 3, 80);
    boolean[][] below = Samples.below(facts);
    RoleModel model = ordered(facts, 1).model();
    for (int from = 0; from < 60; from++) {
      for (int way = 0; way < facts.wayCount(); way++) {
        List<Prediction> all = model.predict(from, way, 100);
        int[] known = model.known(from, way);
        assertThat(all).hasSize(60 - known.length);
        assertThat(all.stream().mapToDouble(Prediction::probability).sum())
            .isCloseTo(all.isEmpty() ? 0 : 1, within(1e-9));
        for (int i = 0; i < all.size(); i++) {
          int entity = all.get(i).entity();
          assertThat(entity).isNotEqualTo(from);
          assertThat(facts.leads(way, from, entity)).isFalse();
          assertThat(way == 0 && below[from][entity]).isFalse();
          assertThat(Arrays.binarySearch(known, entity)).isNegative();
          if (i > 0) {
            assertThat(all.get(i).probability()).isLessThanOrEqualTo(all.get(i - 1).probability());
          }
        }
      }
    }
  }

  @Test
  void oneCandidateIsJudgedAsItIsPredictedAndAKnownOneBesideTheUnknown() {
    Facts facts = Families.without(FAMILIES, .1, 3);
    RoleModel model = train(facts).model();
    for (Prediction one : model.predict(17, 2 * Families.PARENT, 20)) {
      Prediction judged = model.judge(17, 2 * Families.PARENT, one.entity());
      assertThat(judged.probability()).isEqualTo(one.probability());
      assertThat(judged.distance()).isEqualTo(one.distance());
      assertThat(judged.evidence()).isEqualTo(one.evidence());
    }
    int known = facts.tail(0);
    assertThat(model.judge(facts.head(0), 0, known).probability()).isBetween(1e-12, 1.0);
    assertThat(model.judge(17, 0, 17).probability()).isZero();
  }

  @Test
  void distancesAreThoseFromWhereTheWayLeads() {
    Facts facts = Families.without(FAMILIES, .1, 3);
    RoleModel model = train(facts).model();
    for (Prediction one : model.predict(8, 3, 5)) {
      double distance = Math.sqrt(Vectors.square(model.led(8, 3), model.centers()[one.entity()]));
      assertThat(one.distance()).isCloseTo(distance, within(1e-4));
    }
  }

  @Test
  void anyNumberOfThreadsGivesTheSameModelAndFigures() {
    // Enough of each role for weights of its own.
    Facts facts = branches(60);
    Trained one = ordered(facts, 1);
    double[][] weights = one.model().parameters().weights();
    assertThat(weights[0]).isNotEqualTo(weights[2]);
    for (int threads = 2; threads <= 4; threads++) {
      Trained more = ordered(facts, threads);
      assertThat(more.figures()).isEqualTo(one.figures());
      assertThat(more.model().centers()).isDeepEqualTo(one.model().centers());
      assertThat(more.model().parameters().weights()).isDeepEqualTo(weights);
      assertThat(more.model().parameters().unit()).isEqualTo(one.model().parameters().unit());
    }
  }

  @ParameterizedTest
  @CsvSource({"TRANSLATION, false", "TRANSLATION, true", "DUAL, false", "DUAL, true"})
  void aRestoredModelAnswersTheSame(Template template, boolean withOrder) {
    Facts facts = branches(12);
    Optional<Order> order =
        withOrder ? Optional.of(Order.stated(facts, () -> {})) : Optional.empty();
    RoleConfig config = new RoleConfig(template, 8, 30, .1, .2, 11, 2);
    RoleModel model = RoleModel.train(facts, order, config, Monitor.NONE).model();
    RoleModel restored =
        RoleModel.restored(
            facts, order, model.centers(), model.radii(), model.parameters(), Monitor.NONE);
    for (int f = 0; f < facts.count(); f++) {
      assertThat(restored.margin(facts.head(f), facts.role(f), facts.tail(f)))
          .isEqualTo(model.margin(facts.head(f), facts.role(f), facts.tail(f)));
    }
    double[] scores = new double[facts.entityCount()];
    double[] again = new double[facts.entityCount()];
    for (int way = 0; way < facts.wayCount(); way++) {
      model.score(30, way, scores);
      restored.score(30, way, again);
      assertThat(again).isEqualTo(scores);
      List<Prediction> expected = model.predict(30, way, 9);
      List<Prediction> actual = restored.predict(30, way, 9);
      assertThat(actual).hasSameSizeAs(expected);
      for (int i = 0; i < actual.size(); i++) {
        assertThat(actual.get(i).entity()).isEqualTo(expected.get(i).entity());
        assertThat(actual.get(i).probability()).isEqualTo(expected.get(i).probability());
        assertThat(actual.get(i).evidence()).isEqualTo(expected.get(i).evidence());
      }
    }
  }

  @Test
  void whatDoesNotFitTheFactsIsNotRestored() {
    Facts facts = branches(3);
    RoleModel model = train(facts).model();
    Facts more = new Facts.Builder(facts.entityCount() + 1, 2).build();
    assertThatThrownBy(
            () ->
                RoleModel.restored(
                    more,
                    Optional.empty(),
                    model.centers(),
                    model.radii(),
                    model.parameters(),
                    Monitor.NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The model has 33 centers, but the facts and this version take 34: train it again.");
    RoleParameters parameters = model.parameters();
    double[][] older = parameters.weights().clone();
    older[1] = new double[7];
    assertThatThrownBy(
            () ->
                RoleModel.restored(
                    facts,
                    Optional.empty(),
                    model.centers(),
                    model.radii(),
                    new RoleParameters(
                        parameters.template(),
                        parameters.translations(),
                        parameters.balls(),
                        older,
                        parameters.unit()),
                    Monitor.NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("The model has 7 weights of a way, but ");
  }

  /** Whatever is held out is drawn at random: then nothing can be found, unless it has leaked. */
  @Test
  void factsWithoutRegularityAreFoundNoMoreThanByChance() {
    Facts facts = Samples.random(21, 200, 1, 1500);
    RoleFigures figures = train(facts).figures();
    assertThat(figures.facts()).isGreaterThan(100);
    assertThat(figures.auc()).isBetween(.4, .6);
    assertThat(figures.hits1()).isLessThan(.05);
  }

  @Test
  void weighedModelsLearnNothingOfWhatIsHeldOut() {
    Facts known = Families.without(FAMILIES, .2, 3);
    Facts.Builder builder = new Facts.Builder(known.entityCount(), 4);
    Families.facts(FAMILIES).stream()
        .filter(f -> known.number(2 * f[1], f[0], f[2]) < 0)
        .forEach(f -> builder.add(f[0], f[1], f[2]));
    Facts heldOut = builder.build();
    RoleModel model =
        RoleModel.weighed(
            known,
            Optional.empty(),
            heldOut,
            EnumSet.allOf(Evidence.class),
            config(2),
            Monitor.NONE);
    assertThat(model.facts()).isSameAs(known);
    for (int f = 0; f < heldOut.count(); f++) {
      int[] answers = model.known(heldOut.head(f), 2 * heldOut.role(f));
      assertThat(Arrays.binarySearch(answers, heldOut.tail(f))).isNegative();
    }
    RoleModel other =
        RoleModel.weighed(
            known,
            Optional.empty(),
            new Facts.Builder(known.entityCount(), 4).build(),
            EnumSet.allOf(Evidence.class),
            config(1),
            Monitor.NONE);
    assertThat(model.centers()).isDeepEqualTo(other.centers());
  }

  @Test
  void smallAndEmptyGraphsAreLearned() {
    Facts none = new Facts.Builder(0, 0).build();
    assertThat(train(none).figures().facts()).isZero();
    RoleModel alone = train(new Facts.Builder(1, 1).add(0, 0, 0).build()).model();
    assertThat(alone.predict(0, 0, 5)).isEmpty();
    assertThat(alone.judge(0, 0, 0).probability()).isZero();
    RoleModel one = train(new Facts.Builder(3, 2).add(0, 0, 1).build()).model();
    assertThat(one.predict(0, 0, 5)).extracting(Prediction::entity).containsExactly(2);
    assertThat(one.predict(0, 0, 5).get(0).probability()).isEqualTo(1);
    // A role without facts, and an entity without any.
    assertThat(one.predict(2, 3, 5)).hasSize(2);
    Trained unrelated = train(new Facts.Builder(4, 1).build());
    assertThat(unrelated.model().predict(0, 1, 2)).hasSize(2);
    assertThat(ordered(new Facts.Builder(2, 1).build(), 1).model().predict(0, 0, 3)).hasSize(1);
    // All others are known.
    Facts full = new Facts.Builder(2, 1).add(0, 0, 1).add(1, 0, 0).build();
    assertThat(ordered(full, 1).model().predict(0, 0, 3)).isEmpty();
  }

  @Test
  void theLargestStepsStillGiveProbabilities() {
    RoleConfig wild = new RoleConfig(Template.TRANSLATION, 8, 50, 10, .2, 1, 2);
    Facts facts = Families.without(FAMILIES, .1, 3);
    RoleModel model = RoleModel.train(facts, Optional.empty(), wild, Monitor.NONE).model();
    double sum =
        model.predict(3, 0, facts.entityCount()).stream()
            .mapToDouble(Prediction::probability)
            .sum();
    assertThat(sum).isCloseTo(1, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(doubles = {.01, .2, .4, .6, .8, .99})
  void itStopsWhereverItIsAndLeavesNoThread(double share) throws InterruptedException {
    Facts facts = branches(8);
    Optional<Order> order = Optional.of(Order.stated(facts, () -> {}));
    Samples.Told whole = new Samples.Told(Long.MAX_VALUE);
    RoleModel.train(facts, order, config(2), whole);
    Samples.Told told = Samples.Told.abortingAt((int) (share * whole.checks()));
    // Other tests of this process may keep threads of their own.
    Set<Thread> others = Thread.getAllStackTraces().keySet();
    assertThatThrownBy(() -> RoleModel.train(facts, order, config(2), told))
        .isInstanceOf(CancellationException.class);
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("sphere-worker") && !others.contains(thread)) {
        thread.join(10_000);
        assertThat(thread.isAlive()).isFalse();
      }
    }
  }

  @Test
  void predictionsStopWhenTold() {
    RoleModel model = train(branches(3)).model();
    Runnable stop = Samples.Told.abortingAt(0)::check;
    assertThatThrownBy(() -> model.predict(3, 0, 5, stop))
        .isInstanceOf(CancellationException.class);
    assertThatThrownBy(() -> model.judge(3, 0, 5, stop)).isInstanceOf(CancellationException.class);
    assertThat(model.predict(3, 0, 5)).hasSize(5);
  }

  @Test
  void memoryIsAccountedForBeforeItIsTaken() {
    Facts facts = branches(8);
    Optional<Order> order = Optional.of(Order.stated(facts, () -> {}));
    Samples.Told told = new Samples.Told(Long.MAX_VALUE);
    RoleModel model = RoleModel.train(facts, order, config(2), told).model();
    // The order of all facts, and of those that are not held out.
    assertThat(told.bytes()).isGreaterThan(RoleModel.bytes(facts, config(2)));
    assertThatThrownBy(() -> RoleModel.train(facts, order, config(2), new Samples.Told(1000)))
        .hasMessage("Refused.");
    assertThatThrownBy(
            () ->
                RoleModel.restored(
                    facts,
                    order,
                    model.centers(),
                    model.radii(),
                    model.parameters(),
                    new Samples.Told(1000)))
        .hasMessage("Refused.");
    Facts large = new Facts.Builder(2_000_000, 1).build();
    // Vectors twice over and their squares, four questions.
    assertThat(RoleModel.bytes(large, config(1))).isBetween(1L << 30, 3L << 30);
  }
}
