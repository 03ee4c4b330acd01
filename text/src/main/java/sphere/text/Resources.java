package sphere.text;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** What lies beside the classes in the jar; the build takes it from LangChain4j's artifacts. */
final class Resources {
  private Resources() {}

  static byte[] model() throws IOException {
    try (InputStream in = open("all-minilm-l6-v2-q.onnx")) {
      return in.readAllBytes();
    }
  }

  /** Tokens with their numbers, which are those of the lines. */
  static Map<String, Integer> vocabulary() throws IOException {
    Map<String, Integer> vocabulary = new HashMap<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(open("bert-vocabulary-en.txt"), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        vocabulary.put(line, vocabulary.size());
      }
    }
    return vocabulary;
  }

  private static InputStream open(String name) throws IOException {
    InputStream in = Resources.class.getResourceAsStream(name);
    if (in == null) {
      throw new FileNotFoundException(
          name + " is not in the jar; build it with `mvn clean package`");
    }
    return in;
  }
}
