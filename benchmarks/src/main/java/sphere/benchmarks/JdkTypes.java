package sphere.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The types of the running JDK: a hierarchy with many multi-parent nodes that needs no file. */
final class JdkTypes {
  private JdkTypes() {}

  /** All types that load, by name. */
  static List<Class<?>> all() throws IOException {
    Path modules = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules");
    try (Stream<Path> files = Files.walk(modules)) {
      return files
          .filter(file -> file.toString().endsWith(".class"))
          .map(JdkTypes::name)
          .filter(name -> !name.endsWith("-info"))
          .distinct()
          .sorted()
          .<Class<?>>flatMap(name -> load(name).stream())
          .toList();
    }
  }

  // /modules/java.base/java/lang/Object.class
  private static String name(Path file) {
    String path = file.subpath(2, file.getNameCount()).toString();
    return path.substring(0, path.length() - ".class".length()).replace('/', '.');
  }

  // Without initializing; some need modules that are not there.
  private static Optional<Class<?>> load(String name) {
    try {
      return Optional.of(Class.forName(name, false, ClassLoader.getSystemClassLoader()));
    } catch (ClassNotFoundException | LinkageError e) {
      return Optional.empty();
    }
  }

  /** Superclass and interfaces; of an interface without any, the root class. */
  static List<Class<?>> parents(Class<?> type) {
    List<Class<?>> parents = new ArrayList<>(List.of(type.getInterfaces()));
    if (type.getSuperclass() != null) {
      parents.add(type.getSuperclass());
    } else if (type.isInterface() && parents.isEmpty()) {
      parents.add(Object.class);
    }
    return parents;
  }
}
