package sphere.benchmarks.database;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.neo4j.procedure.Procedure;
import org.neo4j.procedure.UserAggregationFunction;
import org.neo4j.procedure.UserFunction;
import sphere.procedures.TrainProcedures;

/** The classes of the plugin that hold procedures or functions, found by looking into all. */
final class PluginClasses {
  private static final Class<?> ONE = TrainProcedures.class;

  private PluginClasses() {}

  /** Those that Neo4j would find in the plugin's jar. */
  static List<Class<?>> all() {
    try {
      URI place = ONE.getProtectionDomain().getCodeSource().getLocation().toURI();
      return in(Path.of(place));
    } catch (URISyntaxException | IOException e) {
      throw new IllegalStateException("The plugin's classes cannot be listed.", e);
    }
  }

  private static List<Class<?>> in(Path place) throws IOException {
    if (Files.isDirectory(place)) {
      return below(place);
    }
    try (FileSystem jar = FileSystems.newFileSystem(place)) {
      return below(jar.getPath("/"));
    }
  }

  private static List<Class<?>> below(Path root) throws IOException {
    Path folder = root.resolve(ONE.getPackageName().replace('.', '/'));
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".class") && !name.equals("package-info.class"))
          .sorted()
          .<Class<?>>map(PluginClasses::named)
          .filter(type -> Arrays.stream(type.getMethods()).anyMatch(PluginClasses::isCalled))
          .toList();
    }
  }

  private static Class<?> named(String file) {
    String name = file.substring(0, file.length() - ".class".length());
    try {
      return Class.forName(ONE.getPackageName() + '.' + name, false, ONE.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("The class `" + name + "` is listed but not there.", e);
    }
  }

  private static boolean isCalled(Method method) {
    return method.isAnnotationPresent(Procedure.class)
        || method.isAnnotationPresent(UserFunction.class)
        || method.isAnnotationPresent(UserAggregationFunction.class);
  }
}
