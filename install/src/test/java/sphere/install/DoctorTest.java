package sphere.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class DoctorTest {
  private static final Path DOCTOR = Fixture.project().root().resolve("install/doctor");
  private static final String GOOD =
      """
      dbms.security.procedures.allowlist = gds.*, sphere.*
      server.memory.heap.max_size=2g
      server.jvm.additional=--add-modules=jdk.incubator.vector
      """;

  @TempDir Path folder;
  private Path home;

  @BeforeEach
  void makeGoodHome() throws IOException {
    home = Files.createDirectories(folder.resolve("neo4j home"));
    for (String name : new String[] {"lib", "plugins", "conf"}) {
      Files.createDirectory(home.resolve(name));
    }
    Files.writeString(home.resolve("lib/neo4j-kernel-5.26.30.jar"), "jar");
    Files.writeString(home.resolve("lib/neo4j-kernel-api-5.26.30.jar"), "jar");
    Files.writeString(home.resolve("plugins/sphere-0.1.0.jar"), "jar");
    conf(GOOD);
  }

  @Test
  void findsAGoodServerGood() throws Exception {
    assertThat(doctor(0, "17"))
        .contains("ok      Neo4j 5.26.30 is supported.")
        .contains("ok      Java 17 fits Neo4j 5.26.30.")
        .contains("ok      Plugin sphere-0.1.0.jar is in ")
        .contains("allowlist covers sphere.*.", "heap.max_size is 2g", "The Vector API is on.")
        .doesNotContain("WRONG", "advice");
  }

  @Test
  void advisesOnly() throws Exception {
    conf("#dbms.security.procedures.allowlist=apoc.*\n");
    assertThat(doctor(0, "25"))
        .contains("advice  Java 25 starts Neo4j 5.26.30, but its makers name Java 17 or 21")
        .contains("ok      dbms.security.procedures.allowlist is not set")
        .contains("advice  server.memory.heap.max_size is not set")
        .contains("advice  The Vector API is off");
  }

  @Test
  void refusesUnsupportedNeo4j() throws Exception {
    version("4.4.38");
    assertThat(doctor(1, "17")).contains("WRONG   Neo4j 4.4.38 is not supported: use 5.26.x");
  }

  @Test
  void refusesAnOldJava() throws Exception {
    version("2026.08.1");
    assertThat(doctor(1, "17"))
        .contains("WRONG   Java 17 is too old for Neo4j 2026.08.1: install a JDK 21 or later");
    assertThat(doctor(0, "21")).contains("ok      Java 21 fits Neo4j 2026.08.1.");
  }

  @Test
  void missesThePlugin() throws Exception {
    Files.delete(home.resolve("plugins/sphere-0.1.0.jar"));
    assertThat(doctor(1, "17")).contains("WRONG   No sphere-VERSION.jar in ");
  }

  @Test
  void refusesTwoPlugins() throws Exception {
    Files.writeString(home.resolve("plugins/sphere-0.0.9.jar"), "jar");
    assertThat(doctor(1, "17"))
        .contains("WRONG   2 plugin jars in ", "(sphere-0.0.9.jar sphere-0.1.0.jar)");
  }

  @Test
  void takesTheTextJarOfThePluginsVersion() throws Exception {
    Files.writeString(home.resolve("plugins/sphere-text-0.1.0.jar"), "jar");
    assertThat(doctor(0, "17"))
        .contains("ok      Plugin sphere-0.1.0.jar is in ")
        .contains("ok      Text encoder sphere-text-0.1.0.jar is in ")
        .doesNotContain("WRONG", "advice");
    Files.writeString(home.resolve("plugins/sphere-text-0.1.0.jar"), "");
    assertThat(doctor(1, "17")).contains("sphere-text-0.1.0.jar is empty or not readable");
  }

  @Test
  void refusesATextJarThatDoesNotFit() throws Exception {
    Files.writeString(home.resolve("plugins/sphere-text-0.0.9.jar"), "jar");
    assertThat(doctor(1, "17"))
        .contains("ok      Plugin sphere-0.1.0.jar is in ")
        .contains("WRONG   sphere-text-0.0.9.jar is not of the version of sphere-0.1.0.jar: ")
        .contains("replace it by sphere-text-0.1.0.jar");
    Files.writeString(home.resolve("plugins/sphere-text-0.1.0.jar"), "jar");
    assertThat(doctor(1, "17"))
        .contains("WRONG   2 text jars in ", "(sphere-text-0.0.9.jar sphere-text-0.1.0.jar)")
        .contains("delete all but sphere-text-0.1.0.jar");
  }

  @Test
  void takesTheOntologyJarOfThePluginsVersionBesideTheTextJar() throws Exception {
    Files.writeString(home.resolve("plugins/sphere-text-0.1.0.jar"), "jar");
    Files.writeString(home.resolve("plugins/sphere-ontology-0.1.0.jar"), "jar");
    assertThat(doctor(0, "17"))
        .contains("ok      Text encoder sphere-text-0.1.0.jar is in ")
        .contains("ok      Reasoner sphere-ontology-0.1.0.jar is in ")
        .doesNotContain("WRONG", "advice");
    Files.writeString(home.resolve("plugins/sphere-ontology-0.0.9.jar"), "jar");
    assertThat(doctor(1, "17"))
        .contains("WRONG   2 ontology jars in ")
        .contains("delete all but sphere-ontology-0.1.0.jar");
    Files.delete(home.resolve("plugins/sphere-ontology-0.1.0.jar"));
    assertThat(doctor(1, "17")).contains("replace it by sphere-ontology-0.1.0.jar");
  }

  @Test
  void refusesATextJarAlone() throws Exception {
    Files.delete(home.resolve("plugins/sphere-0.1.0.jar"));
    Files.writeString(home.resolve("plugins/sphere-text-0.1.0.jar"), "jar");
    assertThat(doctor(1, "17"))
        .contains("WRONG   No sphere-VERSION.jar in ")
        .doesNotContain("Text encoder");
  }

  @Test
  void refusesAnEmptyPlugin() throws Exception {
    Files.writeString(home.resolve("plugins/sphere-0.1.0.jar"), "");
    assertThat(doctor(1, "17")).contains("sphere-0.1.0.jar is empty or not readable");
  }

  @Test
  void looksForThePluginWhereTheConfigurationSays() throws Exception {
    Files.move(home.resolve("plugins"), home.resolve("more"));
    conf(GOOD + "server.directories.plugins=more\n");
    assertThat(doctor(0, "17")).contains("ok      Plugin sphere-0.1.0.jar is in ");
  }

  @Test
  void refusesAnAllowlistWithoutSphere() throws Exception {
    conf("dbms.security.procedures.allowlist=gds.*,apoc.*\n");
    assertThat(doctor(1, "17"))
        .contains("WRONG   dbms.security.procedures.allowlist is gds.*,apoc.*: add sphere.* to it");
  }

  @Test
  void refusesAFolderThatIsNoServer() throws Exception {
    Files.delete(home.resolve("conf/neo4j.conf"));
    version("none");
    assertThat(doctor(1, "17"))
        .contains("WRONG   No neo4j-VERSION.jar in ", "WRONG   No readable ");
    home = folder.resolve("absent");
    assertThat(doctor(1, "17")).contains("WRONG   There is no folder ");
  }

  private void version(String version) throws IOException {
    Path jar = home.resolve("lib/neo4j-kernel-5.26.30.jar");
    Files.move(jar, jar.resolveSibling("neo4j-kernel-" + version + ".jar"));
    Files.delete(home.resolve("lib/neo4j-kernel-api-5.26.30.jar"));
  }

  private void conf(String text) throws IOException {
    Files.writeString(home.resolve("conf/neo4j.conf"), text);
  }

  /** Runs it with a made-up Java of the given version. */
  private String doctor(int status, String java) throws Exception {
    Path javaHome = Files.createDirectories(folder.resolve("java-" + java));
    Path executable = Files.createDirectories(javaHome.resolve("bin")).resolve("java");
    Files.writeString(
        executable, "#!/bin/sh\necho 'openjdk version \"" + java + ".0.1\" 2026-01-01' >&2\n");
    assertThat(executable.toFile().setExecutable(true)).isTrue();
    ProcessBuilder builder = new ProcessBuilder(DOCTOR.toString(), home.toString());
    builder.environment().keySet().removeIf(name -> name.startsWith("NEO4J_"));
    builder.environment().putAll(Map.of("JAVA_HOME", javaHome.toString()));
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isEqualTo(status);
    return said;
  }
}
