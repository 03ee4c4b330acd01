package sphere.gpu.load;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import sphere.geometry.device.DeviceException;
import sphere.gpu.driver.Driver;

/** The driver by way of JCuda, from the jar within the jar. */
public final class InnerJar implements DriverSource {
  private static final String JAR = "/sphere/gpu/jcuda.zip";
  private static final String ENTRANCE = "sphere.gpu.jcuda.JCuda";

  private final Platform platform;
  private final Path temporary;
  private PrivateFolder folder;

  /** For this machine, with its folder in {@code java.io.tmpdir}. */
  public InnerJar() {
    this(Platform.here(), Path.of(System.getProperty("java.io.tmpdir")));
  }

  InnerJar(Platform platform, Path temporary) {
    this.platform = platform;
    this.temporary = temporary;
  }

  @Override
  public Driver driver() {
    String tag =
        platform
            .tag()
            .orElseThrow(
                () ->
                    new DeviceException(
                        "JCuda has no build for %s on %s (but for Linux and Windows on x86_64)"
                            .formatted(platform.os(), platform.arch())));
    try {
      return started(unpacked(tag));
    } catch (IOException e) {
      throw new DeviceException(
          "its library cannot be written to a new folder in %s (%s); point the Java property"
                  .formatted(temporary, e)
              + " java.io.tmpdir elsewhere",
          e);
    }
  }

  private InnerLoader unpacked(String tag) throws IOException {
    try (InputStream jar = InnerJar.class.getResourceAsStream(JAR)) {
      if (jar == null) {
        throw new NoClassDefFoundError(JAR);
      }
      InnerLoader loader = new InnerLoader(jar, tag, InnerJar.class.getClassLoader());
      folder = new PrivateFolder(temporary);
      loader.setLibraryFile(
          folder.write(loader.libraryName(), loader.libraryBytes()).toAbsolutePath().toString());
      return loader;
    }
  }

  private Driver started(InnerLoader loader) {
    try {
      return (Driver)
          Class.forName(ENTRANCE, true, loader)
              .getConstructor(String.class)
              .newInstance(loader.libraryFile());
    } catch (InvocationTargetException e) {
      throw thrown(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new NoClassDefFoundError(e.toString());
    } finally {
      // Loaded or not, its file is needed no more.
      close();
    }
  }

  private static RuntimeException thrown(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return (RuntimeException) cause;
  }

  @Override
  public void close() {
    if (folder != null) {
      folder.close();
    }
  }
}
