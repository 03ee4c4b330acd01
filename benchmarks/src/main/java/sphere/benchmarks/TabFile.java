package sphere.benchmarks;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.ObjIntConsumer;
import java.util.zip.GZIPInputStream;

/** A tab-separated file in UTF-8, plain or gzip whatever its name. */
public final class TabFile {
  private TabFile() {}

  /**
   * Reads it line by line; empty ones are passed over.
   *
   * @param each told the fields of a line, at most three, the last with all tabs that follow, and
   *     the line's number from 1
   */
  public static void read(Path file, ObjIntConsumer<String[]> each) throws IOException {
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
      int number = 0;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        number++;
        String text = cleaned(line);
        if (!text.isEmpty()) {
          each.accept(text.split("\t", 3), number);
        }
      }
    }
  }

  /**
   * Reads pairs, such as child and parent.
   *
   * @throws IllegalArgumentException naming the first line without a tab
   */
  public static void readPairs(Path file, ObjIntConsumer<String[]> each) throws IOException {
    read(file, (fields, line) -> each.accept(pair(fields, file, line), line));
  }

  private static String[] pair(String[] fields, Path file, int line) {
    if (fields.length < 2) {
      throw new IllegalArgumentException(
          "Line " + line + " of `" + file + "` has no tab between child and parent.");
    }
    return fields;
  }

  // Files written on Windows read the same, with the mark that some editors put first.
  private static String cleaned(String line) {
    String text = line.startsWith("\uFEFF") ? line.substring(1) : line;
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  private static InputStream open(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    in.mark(2);
    boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    return gzip ? new GZIPInputStream(in, 1 << 16) : in;
  }
}
