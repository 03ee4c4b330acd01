package sphere.text;

import ai.onnxruntime.OrtException;
import java.io.IOException;

/** Loads the model when it is first asked for; where that failed, says why every time. */
final class LazyModel {
  /** How to load it. */
  interface Source {
    SentenceModel load() throws IOException, OrtException;
  }

  private final Source source;
  private SentenceModel model;
  private String refusal;

  LazyModel(Source source) {
    this.source = source;
  }

  /**
   * The model.
   *
   * @throws IllegalStateException if this machine cannot run it
   */
  synchronized SentenceModel get() {
    if (refusal != null) {
      throw new IllegalStateException(refusal);
    }
    if (model == null) {
      model = load();
    }
    return model;
  }

  private SentenceModel load() {
    try {
      return source.load();
    } catch (IOException | OrtException | RuntimeException | LinkageError e) {
      // Kept, for the second attempt to load a class with natives only says that the first failed.
      refusal = refusal(e);
      // Without a cause: Neo4j tells users the words of the innermost one.
      throw new IllegalStateException(refusal);
    }
  }

  private static String refusal(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return ("The text encoder cannot be loaded (%s): it needs Linux (glibc) or macOS on x64 or"
            + " aarch64, or Windows on x64, and 30 MB in a temporary folder that allows execution,"
            + " which is `%s` and can be set with server.jvm.additional=-Djava.io.tmpdir=FOLDER.")
        .formatted(cause, System.getProperty("java.io.tmpdir"));
  }
}
