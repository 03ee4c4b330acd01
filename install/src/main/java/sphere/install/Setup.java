package sphere.install;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * All that one run needs to know.
 *
 * @param version of Neo4j
 * @param jdk that runs it
 * @param maven that resolves it
 * @param home of the server
 * @param temporary whether the home is deleted at the end
 * @param donor a home whose jars may be used
 * @param ports to listen on
 * @param plugins the jars, none only where the server itself is tested
 * @param examples folder of example files
 */
record Setup(
    NeoVersion version,
    Jdk jdk,
    Maven maven,
    Home home,
    boolean temporary,
    Optional<Home> donor,
    Ports ports,
    List<Path> plugins,
    Path examples) {}
