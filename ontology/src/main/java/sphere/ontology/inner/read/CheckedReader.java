package sphere.ontology.inner.read;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Looks whether to go on whenever more is read. */
final class CheckedReader extends FilterReader {
  // A parser may ask for a character at a time.
  private static final int CHARACTERS = 1 << 13;

  private final Watch watch;
  private int unchecked = CHARACTERS;

  CheckedReader(Reader in, Watch watch) {
    super(in);
    this.watch = watch;
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
    if (unchecked >= CHARACTERS) {
      unchecked = 0;
      watch.look();
    }
  }
}
