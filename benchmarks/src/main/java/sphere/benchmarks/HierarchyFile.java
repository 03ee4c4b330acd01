package sphere.benchmarks;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjIntConsumer;
import java.util.zip.GZIPInputStream;
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
    lines(nodes, (fields, line) -> ids.putIfAbsent(fields[0], ids.size()));
    HierarchyBuilder builder = new HierarchyBuilder(ids.size());
    long[] dangling = new long[1];
    lines(edges, (fields, line) -> add(builder, ids, dangling, pair(fields, edges, line)));
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

  private static String[] pair(String[] fields, Path file, int line) {
    if (fields.length < 2) {
      throw new IllegalArgumentException(
          "Line " + line + " of `" + file + "` has no tab between child and parent.");
    }
    return fields;
  }

  private static void lines(Path file, ObjIntConsumer<String[]> each) throws IOException {
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
      int number = 0;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        number++;
        String text = cleaned(line);
        if (!text.isEmpty()) {
          each.accept(text.split("\t", 3), number);
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  // Files written on Windows read the same, with the mark that some editors put first.
  private static String cleaned(String line) {
    String text = line.startsWith("\uFEFF") ? line.substring(1) : line;
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  private static InputStream open(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    in.mark(2);
    boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    return gzip ? new GZIPInputStream(in, 1 << 16) : in;
  }
}
