package sphere.gpu.load;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.function.Supplier;
import sphere.geometry.device.DeviceException;
import sphere.gpu.driver.Driver;

/** The driver by way of JCuda, from the jar within the jar. */
public final class InnerJar implements DriverSource {
  private static final String JAR = "/sphere/gpu/jcuda.zip";
  private static final String ENTRANCE = "sphere.gpu.jcuda.JCuda";

  private final Platform platform;
  private final Path temporary;
  private final Supplier<InputStream> jar;

  /** For this machine, with its folder in {@code java.io.tmpdir}. */
  public InnerJar() {
    this(Platform.here(), Path.of(System.getProperty("java.io.tmpdir")));
  }

  InnerJar(Platform platform, Path temporary) {
    this(platform, temporary, () -> InnerJar.class.getResourceAsStream(JAR));
  }

  InnerJar(Platform platform, Path temporary, Supplier<InputStream> jar) {
    this.platform = platform;
    this.temporary = temporary;
    this.jar = jar;
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
    InnerLoader loader = loader(tag);
    try (PrivateFolder folder = new PrivateFolder(temporary)) {
      Path file = folder.write(loader.library().name(), loader.library().content());
      loader.setFile(file.toAbsolutePath());
      // Loaded or not, its file is needed no more afterwards.
      return started(loader, file.toAbsolutePath());
    } catch (IOException e) {
      throw new DeviceException(
          "its library cannot be written to a new folder in %s (%s); point the Java property"
                  .formatted(temporary, e)
              + " java.io.tmpdir elsewhere",
          e);
    }
  }

  private InnerLoader loader(String tag) {
    try (InputStream in = jar.get()) {
      InnerLoader loader =
          new InnerLoader(
              in == null ? InputStream.nullInputStream() : in,
              tag,
              InnerJar.class.getClassLoader());
      if (loader.library().name().isEmpty()) {
        throw new NoClassDefFoundError(JAR);
      }
      return loader;
    } catch (IOException e) {
      throw new DeviceException("%s within this jar cannot be read (%s)".formatted(JAR, e), e);
    }
  }

  private static Driver started(InnerLoader loader, Path library) {
    try {
      return (Driver)
          Class.forName(ENTRANCE, true, loader)
              .getConstructor(String.class)
              .newInstance(library.toString());
    } catch (InvocationTargetException e) {
      throw thrown(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new NoClassDefFoundError(e.toString());
    }
  }

  private static RuntimeException thrown(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return (RuntimeException) cause;
  }
}
