package sphere.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A question with its query and the answer it should have.
 *
 * @param name of the file, without extension
 * @param question lines of the leading comment
 * @param statement one Cypher statement, without the semicolon
 * @param expected its answer
 */
record Example(String name, String question, String statement, Table expected) {
  private static final Pattern FILE = Pattern.compile("\\d\\d-.+\\.cypher");

  /** All numbered files of a folder, in order. */
  static List<Example> in(Path folder) throws IOException {
    List<Example> examples = new ArrayList<>();
    for (Path file : Folders.list(folder, FILE)) {
      String name = file.getFileName().toString();
      examples.add(new ExampleParser(name).parse(Files.readAllLines(file)));
    }
    return examples;
  }
}
