package sphere.gpu.load;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Classes of a jar within the jar, and the library that they ask for.
 *
 * <p>Packages {@code jcuda} and {@code sphere.gpu.jcuda} come from there and from nowhere else, all
 * others from the parent. Libraries within are no resources: JCuda finds none that it could unpack.
 */
final class InnerLoader extends ClassLoader {
  private final Map<String, byte[]> classes = new HashMap<>();
  private Library library = new Library("", new byte[0]);
  private Path file = Path.of("");

  /** A native library. */
  record Library(String name, byte[] content) {}

  static {
    registerAsParallelCapable();
  }

  /**
   * @param tag of the library that is wanted
   */
  InnerLoader(InputStream jar, String tag, ClassLoader parent) throws IOException {
    super("sphere-gpu", parent);
    try (ZipInputStream zip = new ZipInputStream(jar)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        take(entry.getName(), zip, tag);
      }
    }
  }

  private void take(String name, ZipInputStream zip, String tag) throws IOException {
    if (name.endsWith(".class")) {
      classes.put(name.substring(0, name.length() - 6).replace('/', '.'), zip.readAllBytes());
    } else if (name.contains(tag)) {
      library = new Library(name.substring(name.lastIndexOf('/') + 1), zip.readAllBytes());
    }
  }

  /** The library that is wanted; without a name if there is none. */
  Library library() {
    return library;
  }

  /** Says where it lies, an absolute path; its content is needed no more. */
  void setFile(Path file) {
    this.file = file;
    library = new Library(library.name(), new byte[0]);
  }

  @Override
  protected String findLibrary(String name) {
    return library.name().contains(name) ? file.toString() : null;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith("jcuda.") && !name.startsWith("sphere.gpu.jcuda.")) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded != null ? loaded : findClass(name);
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = classes.get(name);
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, bytes, 0, bytes.length);
  }

  @Override
  public InputStream getResourceAsStream(String name) {
    return name.startsWith("lib/") ? null : super.getResourceAsStream(name);
  }
}
