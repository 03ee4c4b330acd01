package sphere.install;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Neo4j's own commands, run on the jars of a home.
 *
 * @param home of the server
 * @param jdk that runs it
 */
record ServerCommand(Home home, Jdk jdk) {
  private static final String PACKAGE = "org.neo4j.server.startup.";

  ProcessBuilder console() {
    return java("Neo4jCommand", "console");
  }

  ProcessBuilder initialPassword(String password) {
    return java("Neo4jAdminCommand", "dbms", "set-initial-password", password);
  }

  private ProcessBuilder java(String mainClass, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(jdk.java());
    command.addAll(List.of("-Xmx128m", "-cp", home.lib() + "/*", PACKAGE + mainClass));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(ServerCommand::misleads);
    environment.put("NEO4J_HOME", home.folder().toString());
    environment.put("JAVA_HOME", jdk.home().toString());
    return builder;
  }

  /** Settings of another server, or options meant for another program, must not reach this one. */
  private static boolean misleads(String variable) {
    return variable.startsWith("NEO4J_")
        || List.of("JAVA_OPTS", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS").contains(variable);
  }
}
