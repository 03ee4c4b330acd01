package sphere.gpu.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sphere.geometry.device.DeviceException;
import sphere.geometry.device.DeviceReport;
import sphere.gpu.Gpu;

/** A machine without a driver, and everything else that may be in the way of loading it. */
class InnerJarTest {
  private static final Platform LINUX = new Platform("Linux", "amd64");
  private static final String PLANTED = "libJCudaDriver-12.6.0-linux-x86_64.so";

  @TempDir Path folder;

  private static void assumeNoDriver() {
    Assumptions.assumeTrue(Platform.here().tag().equals(LINUX.tag()), "not Linux on x86_64");
    String reason = new Gpu().report().reason();
    Assumptions.assumeTrue(reason.startsWith("no NVIDIA driver"), "this machine has a driver");
  }

  private static DeviceReport report(DriverSource source) {
    Gpu gpu = new Gpu(source);
    assertThat(gpu.report()).isSameAs(gpu.report());
    return gpu.report();
  }

  private void assertNothingLeft() {
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void withoutADriverThatIsSaidAndNothingIsLeft() {
    assumeNoDriver();
    assertThat(report(new InnerJar(LINUX, folder)))
        .isEqualTo(DeviceReport.refused("no NVIDIA driver (libcuda.so.1 not found)"));
    assertNothingLeft();
  }

  // JCuda itself would load it: a library that anybody can have put there.
  @Test
  void whatIsPlantedWhereJCudaWouldUnpackIsNotLoaded() throws IOException {
    assumeNoDriver();
    Path planted = Path.of(System.getProperty("java.io.tmpdir"), PLANTED);
    Files.write(planted, new byte[700]);
    try {
      assertThat(report(new InnerJar(LINUX, folder)).reason()).startsWith("no NVIDIA driver");
      assertThat(Files.size(planted)).isEqualTo(700);
    } finally {
      Files.delete(planted);
    }
    assertNothingLeft();
  }

  private static InputStream shipped() {
    return InnerJar.class.getResourceAsStream("/sphere/gpu/jcuda.zip");
  }

  // The jar with its libraries cut after so many bytes.
  private static byte[] cut(int bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipInputStream in = new ZipInputStream(shipped());
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        byte[] content = in.readAllBytes();
        zip.putNextEntry(new ZipEntry(entry.getName()));
        boolean library = entry.getName().startsWith("lib/");
        zip.write(library ? Arrays.copyOf(content, Math.min(bytes, content.length)) : content);
      }
    }
    return out.toByteArray();
  }

  @Test
  void aBrokenLibraryIsSaid() throws IOException {
    Assumptions.assumeTrue(Platform.here().tag().equals(LINUX.tag()), "not Linux on x86_64");
    byte[] empty = cut(0);
    byte[] header = cut(40);
    for (byte[] jar : new byte[][] {empty, header}) {
      assertThat(report(new InnerJar(LINUX, folder, () -> new ByteArrayInputStream(jar))).reason())
          .startsWith("JCuda's library cannot be loaded (")
          .contains("file too short");
    }
    assertNothingLeft();
  }

  @Test
  void aJarWithoutJCudaIsSaid() {
    InnerJar none = new InnerJar(LINUX, folder, InputStream::nullInputStream);
    assertThat(report(none).reason()).startsWith("JCuda is not in this jar (");
    assertNothingLeft();
  }

  @Test
  void aFolderThatCannotBeWrittenToIsSaid() {
    Path missing = folder.resolve("missing");
    assertThat(report(new InnerJar(LINUX, missing)).reason())
        .startsWith("its library cannot be written to a new folder in " + missing)
        .endsWith("point the Java property java.io.tmpdir elsewhere");
  }

  @ParameterizedTest
  @CsvSource({"Mac OS X, aarch64", "Linux, aarch64", "Windows 11, aarch64", "AIX, ppc64"})
  void otherSystemsAreNamed(String os, String arch) {
    assertThat(report(new InnerJar(new Platform(os, arch), folder)).reason())
        .isEqualTo(
            "JCuda has no build for %s on %s (but for Linux and Windows on x86_64)"
                .formatted(os, arch));
    assertNothingLeft();
  }

  @Test
  void bothSystemsHaveTheirLibrary() throws IOException {
    for (String tag : new String[] {"linux-x86_64", "windows-x86_64"}) {
      InnerLoader loader = new InnerLoader(shipped(), tag, getClass().getClassLoader());
      assertThat(loader.library().name()).contains("JCudaDriver").contains(tag);
      assertThat(loader.library().content().length).isGreaterThan(100_000);
    }
  }

  @Test
  void classesOfJCudaComeFromTheInnerJarAlone() throws Exception {
    InnerLoader loader = new InnerLoader(shipped(), "linux-x86_64", getClass().getClassLoader());
    assertThat(loader.loadClass("jcuda.Pointer").getClassLoader()).isSameAs(loader);
    assertThat(loader.loadClass("sphere.gpu.jcuda.JCuda").getClassLoader()).isSameAs(loader);
    assertThat(loader.loadClass("sphere.gpu.driver.Driver"))
        .isSameAs(sphere.gpu.driver.Driver.class);
    assertThatThrownBy(() -> loader.loadClass("jcuda.Absent"))
        .isInstanceOf(ClassNotFoundException.class);
    assertThat(loader.getResourceAsStream("lib/" + PLANTED)).isNull();
  }

  @Test
  void aFolderIsForItsOwnerAndGoesWithItsFiles() throws IOException {
    try (PrivateFolder made = new PrivateFolder(folder)) {
      Path file = made.write(PLANTED, new byte[3]);
      assertThat(file).hasSize(3);
      if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
        assertThat(Files.getPosixFilePermissions(file.getParent()))
            .isEqualTo(PosixFilePermissions.fromString("rwx------"));
      }
      try (Stream<Path> files = Files.list(file.getParent())) {
        assertThat(files).containsExactly(file);
      }
    }
    assertNothingLeft();
  }

  @Test
  void whatAnotherDayLeftIsSwept() throws IOException {
    Path old = Files.createDirectory(folder.resolve("sphere-gpu-1"));
    Path library = Files.write(old.resolve("JCudaDriver-1-windows-x86_64.dll"), new byte[1]);
    Path part = Files.write(old.resolve(PLANTED + ".part"), new byte[1]);
    Path young = Files.createDirectory(folder.resolve("sphere-gpu-2"));
    Path other = Files.createDirectory(folder.resolve("other"));
    FileTime before = FileTime.from(Instant.now().minus(Duration.ofDays(2)));
    Files.setLastModifiedTime(old, before);
    Files.setLastModifiedTime(other, before);
    new PrivateFolder(folder).close();
    assertThat(library).doesNotExist();
    assertThat(part).doesNotExist();
    assertThat(old).doesNotExist();
    assertThat(young).exists();
    assertThat(other).exists();
  }

  private void age(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
  }

  // In a folder that all may write to anybody plants what looks like ours.
  @Test
  void aPlantedLinkIsNotFollowed() throws IOException {
    Path victim = Files.createDirectory(folder.resolve("victim"));
    Path file = Files.write(victim.resolve(PLANTED), new byte[1]);
    age(victim);
    Files.createSymbolicLink(folder.resolve("sphere-gpu-1"), victim);
    new PrivateFolder(folder).close();
    assertThat(file).exists();
  }

  @Test
  void aLoopOfLinksAndAFileInTheWayKeepNobodyFromStarting() throws IOException {
    Path loop = folder.resolve("sphere-gpu-1");
    Files.createSymbolicLink(loop, loop);
    age(Files.write(folder.resolve("sphere-gpu-2"), new byte[1]));
    Path old = Files.createDirectory(folder.resolve("sphere-gpu-3"));
    age(old);
    new PrivateFolder(folder).close();
    assertThat(Files.isSymbolicLink(loop)).isTrue();
    assertThat(folder.resolve("sphere-gpu-2")).exists();
    assertThat(old).doesNotExist();
  }

  @Test
  void filesThatAreNotOursStay() throws IOException {
    Path named = Files.createDirectory(folder.resolve("sphere-gpu-1"));
    Path notes = Files.write(named.resolve("notes.txt"), new byte[1]);
    Path other = Files.createDirectory(folder.resolve("sphere-gpu-mine"));
    Path library = Files.write(other.resolve(PLANTED), new byte[1]);
    age(named);
    age(other);
    new PrivateFolder(folder).close();
    assertThat(notes).exists();
    assertThat(library).exists();
  }

  @Test
  void aFolderThatMayNotBeListedIsNotSwept() throws IOException {
    Assumptions.assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
    Path closed = Files.createDirectory(folder.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("-wx------"));
    Assumptions.assumeFalse(Files.isReadable(closed), "a superuser lists all folders");
    new PrivateFolder(closed).close();
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
    assertThat(closed).isEmptyDirectory();
  }

  @Test
  void whatHasBeenWrittenIsNotKept() throws IOException {
    InnerLoader loader = new InnerLoader(shipped(), "linux-x86_64", getClass().getClassLoader());
    String name = loader.library().name();
    loader.setFile(folder);
    assertThat(loader.library().name()).isEqualTo(name);
    assertThat(loader.library().content()).isEmpty();
    assertThat(loader.findLibrary("JCudaDriver")).isEqualTo(folder.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/where/a.so: libcuda.so.1: cannot open shared object file: No such file|no NVIDIA driver"
            + " (libcuda.so.1 not found)",
        "/where/a.so: libcuda.so.1: file too short|the NVIDIA driver cannot be loaded (/where/a.so:"
            + " libcuda.so.1: file too short)",
        "/usr/lib/libcuda.so.1: invalid ELF header|the NVIDIA driver cannot be loaded"
            + " (/usr/lib/libcuda.so.1: invalid ELF header)",
        "C:/a.dll: Can't find dependent libraries|no NVIDIA driver (nvcuda.dll not found)",
        "/where/a.so: libstdc++.so.6: cannot open shared object file: No such file|library"
            + " libstdc++.so.6, which JCuda needs, is not installed",
        "/where/a.so: failed to map segment from shared object|libraries may not be run from the"
            + " temporary folder, which is mounted noexec (point the Java property java.io.tmpdir"
            + " elsewhere)",
        "/where/a.so: invalid ELF header|JCuda's library cannot be loaded (/where/a.so: invalid ELF"
            + " header)"
      })
  void linkersAreUnderstood(String message, String reason) {
    assertThat(Reasons.of(new UnsatisfiedLinkError(message))).isEqualTo(reason);
    assertThat(Reasons.of(new NoClassDefFoundError("jcuda/Pointer")))
        .isEqualTo("JCuda is not in this jar (java.lang.NoClassDefFoundError: jcuda/Pointer)");
    assertThat(Reasons.of(new DeviceException("so."))).isEqualTo("so.");
  }

  @Test
  void classesThatDoNotStartAreNotMissing() {
    assertThat(Reasons.of(new ExceptionInInitializerError(new IllegalStateException("why"))))
        .isEqualTo("JCuda does not start (java.lang.IllegalStateException: why)");
    assertThat(Reasons.of(new NoClassDefFoundError("Could not initialize class jcuda.A")))
        .startsWith("JCuda does not start (")
        .endsWith("Could not initialize class jcuda.A)");
  }

  /** In a JVM of its own: what is loaded there is seen, and how long the first question takes. */
  @Test
  void theCpuPathLoadsNothingOfJCudaAndTheFirstQuestionIsQuick() throws Exception {
    assumeNoDriver();
    String cpu = output("cpu");
    assertThat(cpu).contains("sphere.gpu.Gpu").doesNotContain("jcuda");
    String asked = output("ask");
    assertThat(asked).contains("no NVIDIA driver").doesNotContain("JCudaDriver");
    long millis = Long.parseLong(asked.replaceAll("(?s).*CPU milliseconds: (\\d+).*", "$1"));
    assertThat(millis).isLessThanOrEqualTo(100);
  }

  private static String output(String what) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load",
                "-cp",
                System.getProperty("java.class.path"),
                Asking.class.getName(),
                what)
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isZero();
    return output;
  }
}
