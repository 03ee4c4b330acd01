package sphere.install;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.neo4j.driver.exceptions.Neo4jException;

/** Entry point of install/run. */
public final class Main {
  private final Project project;
  private final Progress progress;

  private Main(Project project, Progress progress) {
    this.project = project;
    this.progress = progress;
  }

  /**
   * Assembles, starts, loads, trains and asks.
   *
   * @param args options, see {@code --help}
   */
  public static void main(String[] args) {
    Project project =
        new Project(
            Path.of(System.getProperty("sphere.project", ".")),
            System.getProperty("sphere.maven", ""));
    System.exit(run(args, project, System.out, System.err));
  }

  static int run(String[] args, Project project, PrintStream out, PrintStream err) {
    Progress progress = new Progress(out, err);
    Options options;
    try {
      options = Options.parse(List.of(args));
    } catch (Fault e) {
      progress.fail(e.getMessage());
      return 2;
    }
    if (options.help()) {
      out.println(Options.usage());
      return 0;
    }
    return new Main(project, progress).attempt(options);
  }

  private int attempt(Options options) {
    try {
      return run(options) ? 0 : 1;
    } catch (Fault | UncheckedIOException e) {
      progress.fail(e.getMessage());
    } catch (Neo4jException e) {
      progress.fail("A query failed: " + e.getMessage());
    } catch (IOException e) {
      progress.fail("A file could not be read or written: " + e);
    }
    return 1;
  }

  private boolean run(Options options) throws IOException {
    JdkFinder jdks = JdkFinder.ofThisMachine(System.getenv());
    Setup setup =
        options.check()
            ? project.check(options.version(), jdks, progress)
            : project.demo(options, jdks, progress);
    try (Pipeline pipeline = new Pipeline(setup, progress)) {
      stopWithProgram(pipeline);
      Demo demo = new Demo(setup, pipeline, progress);
      if (options.check()) {
        return demo.check();
      }
      demo.stayUp();
      return true;
    }
  }

  private void stopWithProgram(Pipeline pipeline) {
    Runnable stop =
        () -> {
          progress.onlyThisThread();
          pipeline.close();
        };
    Runtime.getRuntime().addShutdownHook(new Thread(stop, "stop"));
  }
}
