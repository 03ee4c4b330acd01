package sphere.gpu.load;

import java.io.IOException;
import java.io.InputStream;
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
  private String libraryName = "";
  private byte[] libraryBytes = new byte[0];
  private String libraryFile = "";

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
      libraryName = name.substring(name.lastIndexOf('/') + 1);
      libraryBytes = zip.readAllBytes();
    }
  }

  String libraryName() {
    return libraryName;
  }

  byte[] libraryBytes() {
    return libraryBytes;
  }

  String libraryFile() {
    return libraryFile;
  }

  /** Says where the library lies. */
  void setLibraryFile(String file) {
    libraryFile = file;
  }

  @Override
  protected String findLibrary(String name) {
    return libraryName.contains(name) ? libraryFile : null;
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
