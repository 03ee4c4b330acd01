package sphere.ontology.inner.read;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/** Looks whether to go on whenever more is read, and remembers if not: parsers forget. */
final class CheckedReader extends FilterReader {
  // A parser may ask for a character at a time.
  private static final int CHARACTERS = 1 << 13;

  private final Runnable check;
  private int unchecked = CHARACTERS;
  private RuntimeException abort;

  CheckedReader(Reader in, Runnable check) {
    super(in);
    this.check = check;
  }

  @Override
  public int read() throws IOException {
    look(1);
    return super.read();
  }

  @Override
  public int read(char[] buffer, int from, int length) throws IOException {
    look(length);
    return super.read(buffer, from, length);
  }

  private void look(int characters) {
    unchecked += characters;
    if (unchecked < CHARACTERS) {
      return;
    }
    unchecked = 0;
    try {
      check.run();
    } catch (RuntimeException e) {
      abort = e;
      throw e;
    }
  }

  /** What it was aborted by. */
  Optional<RuntimeException> abort() {
    return Optional.ofNullable(abort);
  }
}
