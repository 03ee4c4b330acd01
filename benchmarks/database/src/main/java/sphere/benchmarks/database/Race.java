package sphere.benchmarks.database;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.neo4j.graphdb.GraphDatabaseService;

/**
 * The ways of asking one question, each for the same time in short turns, so that whatever else the
 * machine does meets all of them. Each is warmed up first, by half of that time.
 */
final class Race {
  private static final int TURNS = 5;
  // Of slow queries, each in a turn of its own.
  private static final int FEWEST = 3;

  private final GraphDatabaseService database;
  private final Question question;
  private final long budget;
  private long wrong;

  /**
   * @param seconds for each way and number of threads; queries that take longer run three times
   */
  Race(GraphDatabaseService database, Question question, double seconds) {
    this.database = database;
    this.question = question;
    budget = (long) (seconds * 1e9);
  }

  /** Runs every way once for half of the time. */
  Race warmUp() {
    for (Way way : question.ways()) {
      Lane lane = new Lane(database, way, question.samples(), 0);
      lane.runUntil(budget / 2, 1);
      wrong += lane.wrong();
    }
    return this;
  }

  /** What each way took on so many threads. */
  Map<String, Timing> run(int threads) {
    Map<String, List<Lane>> lanes = new LinkedHashMap<>();
    question.ways().forEach(way -> lanes.put(way.name(), lanes(way, threads)));
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      for (int turn = 1; turn <= TURNS; turn++) {
        long until = budget * turn / TURNS;
        int atLeast = Math.min(turn, FEWEST);
        lanes.values().forEach(lane -> together(pool, lane, until, atLeast));
      }
    } finally {
      pool.shutdown();
    }
    lanes.values().forEach(all -> all.forEach(lane -> wrong += lane.wrong()));
    Map<String, Timing> timings = new LinkedHashMap<>();
    lanes.forEach(
        (name, all) -> timings.put(name, Timing.of(all.stream().map(Lane::nanos).toList())));
    return timings;
  }

  private List<Lane> lanes(Way way, int threads) {
    int samples = question.samples();
    return IntStream.range(0, threads)
        .mapToObj(t -> new Lane(database, way, samples, t * samples / threads))
        .toList();
  }

  private static void together(ExecutorService pool, List<Lane> lanes, long until, int atLeast) {
    List<Future<?>> running = new ArrayList<>();
    lanes.forEach(lane -> running.add(pool.submit(() -> lane.runUntil(until, atLeast))));
    try {
      for (Future<?> one : running) {
        one.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while it measured.", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "A question could not be asked: " + e.getCause().getMessage(), e.getCause());
    }
  }

  /** Answers so far that were not the truth. */
  long wrong() {
    return wrong;
  }
}
