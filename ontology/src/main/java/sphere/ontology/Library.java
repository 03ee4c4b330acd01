package sphere.ontology;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/**
 * Classes that lie in the jar under another name, with everything that they need.
 *
 * <p>What is there comes from there, whatever the server or another plugin has by the same name;
 * all else from the parent. Resources come from there alone.
 */
final class Library extends ClassLoader {
  private static final String FOLDER = "sphere/ontology/library/";

  static {
    registerAsParallelCapable();
  }

  Library(ClassLoader parent) {
    super("sphere-ontology", parent);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    // Nobody but the JDK has these, so that they need not be looked for.
    if (name.startsWith("java.")) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded != null ? loaded : ownOrParents(name, resolve);
    }
  }

  private Class<?> ownOrParents(String name, boolean resolve) throws ClassNotFoundException {
    String file = FOLDER + name.replace('.', '/') + ".classdata";
    try (InputStream in = getParent().getResourceAsStream(file)) {
      if (in == null) {
        return super.loadClass(name, resolve);
      }
      byte[] bytes = in.readAllBytes();
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  @Override
  public URL getResource(String name) {
    return getParent().getResource(FOLDER + name);
  }

  @Override
  public Enumeration<URL> getResources(String name) {
    URL url = getResource(name);
    return Collections.enumeration(url == null ? List.of() : List.of(url));
  }
}
