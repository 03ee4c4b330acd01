package sphere.benchmarks.completion;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sphere.benchmarks.TabFile;
import sphere.geometry.features.Wording;

/**
 * The rows of a folder's node file; one without a name is called by its id.
 *
 * @param ids one per row
 * @param wordings one per row
 * @param rows row by id, and by name where no id is the same
 */
record Nodes(List<String> ids, List<Wording> wordings, Map<String, Integer> rows) {
  /**
   * Reads {@code nodes.tsv} or {@code nodes.tsv.gz}; of rows with one id the first counts.
   *
   * @throws IllegalArgumentException if there is neither
   */
  static Nodes read(Path folder) throws IOException {
    List<String> ids = new ArrayList<>();
    List<Wording> wordings = new ArrayList<>();
    Map<String, Integer> rows = new HashMap<>();
    TabFile.read(
        file(folder, "nodes.tsv"),
        (fields, line) -> {
          if (rows.putIfAbsent(fields[0], ids.size()) == null) {
            ids.add(fields[0]);
            wordings.add(wording(fields));
          }
        });
    for (int row = 0; row < ids.size(); row++) {
      rows.putIfAbsent(wordings.get(row).name(), row);
    }
    return new Nodes(ids, wordings, rows);
  }

  private static Wording wording(String[] fields) {
    boolean named = fields.length > 1 && !fields[1].isBlank();
    return new Wording(named ? fields[1] : fields[0], fields.length > 2 ? fields[2].strip() : "");
  }

  /**
   * A file of a folder, plain or gzip.
   *
   * @throws IllegalArgumentException if there is none
   */
  static Path file(Path folder, String name) {
    Path plain = folder.resolve(name);
    Path gzip = folder.resolve(name + ".gz");
    if (!Files.isReadable(plain) && !Files.isReadable(gzip)) {
      throw new IllegalArgumentException("No readable file `" + plain + "`, nor with `.gz`.");
    }
    return Files.isReadable(plain) ? plain : gzip;
  }

  int size() {
    return ids.size();
  }

  /** The row of an id or else of a name; -1 if there is none. */
  int find(String idOrName) {
    return rows.getOrDefault(idOrName, -1);
  }
}
