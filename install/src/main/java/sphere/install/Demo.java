package sphere.install;

import java.io.IOException;
import java.util.List;

/** What install/run does with a pipeline: show and stay up, or check and stop. */
final class Demo {
  private final Setup setup;
  private final Pipeline pipeline;
  private final Progress progress;

  Demo(Setup setup, Pipeline pipeline, Progress progress) {
    this.setup = setup;
    this.pipeline = pipeline;
    this.progress = progress;
  }

  /** Shows all answers and stays up; ends only with a fault or with the program. */
  void stayUp() throws IOException {
    Credentials credentials = pipeline.start();
    try (Bolt bolt = new Bolt(setup.ports(), credentials)) {
      pipeline.fill(bolt);
      ExampleRunner runner = new ExampleRunner(bolt, progress);
      List<Example> examples = Example.in(setup.examples());
      if (examples.isEmpty()) {
        progress.step("%s", noExamples());
      }
      List<Example> others = examples.stream().filter(example -> !runner.show(example)).toList();
      progress.print("");
      progress.step("%s", new Verdict(examples, others, GraphSize.of(bolt), setup.home()));
    }
    progress.print(addresses(credentials));
    pipeline.waitForEnd();
  }

  /** Whether every example has the expected answer. */
  boolean check() throws IOException {
    List<Example> examples = Example.in(setup.examples());
    Fault.unless(!examples.isEmpty(), "%s", noExamples());
    Credentials credentials = pipeline.start();
    try (Bolt bolt = new Bolt(setup.ports(), credentials)) {
      pipeline.fill(bolt);
      ExampleRunner runner = new ExampleRunner(bolt, progress);
      long agreeing = examples.stream().filter(runner::agrees).count();
      progress.step("%d of %d examples are OK.", agreeing, examples.size());
      return agreeing == examples.size();
    }
  }

  private String noExamples() {
    return "There are no examples NN-title.cypher in `%s`; restore that folder to see some."
        .formatted(setup.examples());
  }

  private String addresses(Credentials credentials) {
    return """

        Browser   %s
        Bolt      %s
        user      %s
        password  %s

        Ctrl-C stops the server."""
        .formatted(
            setup.ports().browserAddress(),
            setup.ports().boltAddress(),
            credentials.user(),
            credentials.password());
  }
}
