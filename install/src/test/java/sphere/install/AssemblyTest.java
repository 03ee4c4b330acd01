package sphere.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssemblyTest {
  private static final NeoVersion VERSION = NeoVersion.parse("5.26.30");

  private final Fixture fixture = new Fixture();
  @TempDir Path folder;
  private Home home;
  private Home donor;

  @BeforeEach
  void makeHomes() throws IOException {
    home = new Home(folder.resolve("home"));
    donor = new Home(folder.resolve("donor"));
    Files.createDirectories(home.lib());
    Files.createDirectories(donor.lib());
    Files.writeString(donor.lib().resolve("neo4j-5.26.30.jar"), "server");
    Files.writeString(donor.lib().resolve("netty.jar"), "net");
    new LibraryMarker(donor.lib()).write(VERSION);
  }

  @Test
  void replacesAHalfCopiedFolder() throws IOException {
    Files.writeString(home.lib().resolve("old.jar"), "cut off");
    provide();
    assertThat(new LibraryMarker(home.lib()).isWhole(VERSION)).isTrue();
    assertThat(home.lib().resolve("netty.jar")).hasContent("net");
    assertThat(home.lib().resolve("old.jar")).doesNotExist();
    assertThat(fixture.output()).contains("taking the jars of", "2 jars in place");
  }

  @Test
  void noticesALostAndAShortenedJar() throws IOException {
    provide();
    Files.delete(home.lib().resolve("netty.jar"));
    assertThat(new LibraryMarker(home.lib()).isWhole(VERSION)).isFalse();
    provide();
    assertThat(new LibraryMarker(home.lib()).isWhole(VERSION)).isTrue();
    Files.delete(home.lib().resolve("netty.jar"));
    Files.writeString(home.lib().resolve("netty.jar"), "n");
    assertThat(new LibraryMarker(home.lib()).isWhole(VERSION)).isFalse();
  }

  @Test
  void leavesAWholeFolderAlone() throws IOException {
    provide();
    Folders.delete(donor.folder());
    provide();
    assertThat(fixture.output()).contains("its 2 jars are there already");
  }

  @Test
  void refusesAHomeOfAnotherVersion() throws IOException {
    provide();
    Libraries newer = new Libraries(home, NeoVersion.parse("2026.08.1"), fixture.progress());
    assertThatThrownBy(() -> newer.provide(Optional.empty(), maven("false")))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("holds Neo4j 5.26.30, but 2026.08.1 was asked for");
  }

  @Test
  void doesNotTakeAFailedCopyForWhole() {
    Libraries libraries = new Libraries(home, VERSION, fixture.progress());
    assertThatThrownBy(() -> libraries.provide(Optional.empty(), maven("false")))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("Maven could not copy the server's jars (status 1)");
    assertThat(new LibraryMarker(home.lib()).isWhole(VERSION)).isFalse();
  }

  @Test
  void keepsThePasswordToTheOwner() throws IOException {
    Home fresh = new Home(folder.resolve("fresh"));
    Credentials first = Credentials.of(fresh);
    assertThat(first.password()).hasSizeGreaterThanOrEqualTo(16);
    assertThat(Credentials.of(fresh)).isEqualTo(first);
    assertThat(Files.getPosixFilePermissions(Credentials.file(fresh)))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(Credentials.of(new Home(folder.resolve("other")))).isNotEqualTo(first);
  }

  @Test
  void refusesAFolderOfSomebodyElse() throws IOException {
    Path theirs = Files.createDirectories(home.conf()).resolve("neo4j.conf");
    Files.writeString(theirs, "theirs");
    assertThatThrownBy(() -> Credentials.of(home))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("was not made by install/run");
    assertThat(theirs).hasContent("theirs");
  }

  @Test
  void replacesOlderPlugins() throws IOException {
    Configuration.write(home, Ports.DEFAULT);
    Files.createFile(home.plugins().resolve("sphere-0.0.9.jar"));
    Files.createFile(home.plugins().resolve("sphere-text-0.0.9.jar"));
    Files.createFile(home.plugins().resolve("sphere-text-0.1.0.jar"));
    Files.createFile(home.plugins().resolve("sphere-ontology-0.0.9.jar"));
    Files.createFile(home.plugins().resolve("apoc.jar"));
    Path jar = Files.createFile(folder.resolve("sphere-0.1.0.jar"));
    Path text = Files.createFile(folder.resolve("sphere-text-0.1.0.jar"));
    Configuration.placePlugins(home, List.of(jar, text));
    assertThat(names(home.plugins()))
        .containsExactly("apoc.jar", "sphere-0.1.0.jar", "sphere-text-0.1.0.jar");
    Configuration.placePlugins(home, List.of());
    assertThat(names(home.plugins())).containsExactly("apoc.jar");
  }

  @Test
  void findsEachBuiltPluginByItsName() throws IOException {
    Path jar = Files.createFile(folder.resolve("sphere-0.1.0.jar"));
    Path text = Files.createFile(folder.resolve("sphere-text-0.1.0.jar"));
    Files.createFile(folder.resolve("original-sphere-text-0.1.0.jar"));
    Files.createFile(folder.resolve("sphere-text-0.1.0-sources.jar"));
    assertThat(Configuration.builtPlugin(folder, "sphere")).isEqualTo(jar);
    assertThat(Configuration.builtPlugin(folder, "sphere-text")).isEqualTo(text);
    Files.delete(text);
    assertThatThrownBy(() -> Configuration.builtPlugin(folder, "sphere-text"))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("one plugin jar sphere-text-VERSION.jar in", "there are 0");
  }

  @Test
  void refusesAFolderWhereAServerRuns() throws IOException {
    Files.createDirectories(home.pidFile().getParent());
    Files.writeString(home.pidFile(), Long.toString(ProcessHandle.current().pid()));
    assertThatThrownBy(() -> Server.requireNoneIn(home))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("already (process " + ProcessHandle.current().pid() + "); stop it");
    Files.writeString(home.pidFile(), Long.toString(Long.MAX_VALUE / 16));
    Server.requireNoneIn(home);
  }

  private static List<String> names(Path folder) {
    return Folders.list(folder, Pattern.compile(".*")).stream()
        .map(file -> file.getFileName().toString())
        .toList();
  }

  private void provide() throws IOException {
    new Libraries(home, VERSION, fixture.progress()).provide(Optional.of(donor), maven("false"));
  }

  private Maven maven(String command) {
    return new Maven(command, folder.resolve("pom.xml"), fixture.progress());
  }
}
