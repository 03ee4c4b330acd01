package sphere.install;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Sends rows to the server, some at a time.
 *
 * @param bolt where they go
 * @param progress told now and then
 * @param batch rows at a time
 */
record Upload(Bolt bolt, Progress progress, int batch) {

  /**
   * Sends all.
   *
   * @param what they are, in words, with a capital
   * @param query takes them as {@code $rows}
   * @param row makes one of each
   */
  <T> void send(String what, String query, List<T> all, Function<T, Map<String, Object>> row) {
    for (int begin = 0; begin < all.size(); begin += batch) {
      int end = Math.min(begin + batch, all.size());
      bolt.run(query, Map.of("rows", all.subList(begin, end).stream().map(row).toList()));
      progress.beat("%s: %,d of %,d loaded.", what, end, all.size());
    }
  }
}
