package sphere.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.HierarchyBuilder;

/**
 * A hierarchy read from two tab-separated files, plain or gzip.
 *
 * @param hierarchy what was read
 * @param danglingEdges edges left out because an end is not among the nodes
 */
public record HierarchyFile(Hierarchy hierarchy, long danglingEdges) {
  /** The types of the running JDK, each below its superclass and its interfaces. */
  static HierarchyFile ofJdk() throws IOException {
    List<Class<?>> types = JdkTypes.all();
    Map<Class<?>, Integer> ids = new HashMap<>();
    types.forEach(type -> ids.put(type, ids.size()));
    HierarchyBuilder builder = new HierarchyBuilder(ids.size());
    long dangling = 0;
    for (Class<?> type : types) {
      for (Class<?> parent : JdkTypes.parents(type)) {
        if (ids.containsKey(parent)) {
          builder.add(ids.get(type), ids.get(parent));
        } else {
          dangling++;
        }
      }
    }
    return new HierarchyFile(builder.build(), dangling);
  }

  static HierarchyFile read(Path nodes, Path edges) throws IOException {
    Map<String, Integer> ids = new HashMap<>();
    TabFile.read(nodes, (fields, line) -> ids.putIfAbsent(fields[0], ids.size()));
    HierarchyBuilder builder = new HierarchyBuilder(ids.size());
    long[] dangling = new long[1];
    TabFile.readPairs(edges, (fields, line) -> add(builder, ids, dangling, fields));
    return new HierarchyFile(builder.build(), dangling[0]);
  }

  private static void add(
      HierarchyBuilder builder, Map<String, Integer> ids, long[] dangling, String[] pair) {
    Integer child = ids.get(pair[0]);
    Integer parent = ids.get(pair[1]);
    if (child == null || parent == null) {
      dangling[0]++;
    } else {
      builder.add(child, parent);
    }
  }
}
