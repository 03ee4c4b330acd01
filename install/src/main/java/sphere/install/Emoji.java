package sphere.install;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * An emoji, or a group of them.
 *
 * @param id code point, or a group's path
 * @param name as Unicode has it
 * @param parent id of its group; empty of the whole
 * @param image features of its picture; empty of groups
 */
record Emoji(String id, String name, String parent, List<Double> image) {
  static final int COUNT = 2_014;
  static final String NOTICE =
      "Emoji: names by Unicode, features of pictures by Twemoji (CC BY 4.0); see"
          + " install/EMOJI-LICENSE.txt.";

  /** All of them. */
  static List<Emoji> all() {
    try (InputStream file = Emoji.class.getResourceAsStream("emoji.tsv.gz");
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(file), StandardCharsets.UTF_8))) {
      return lines.lines().map(Emoji::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Emoji of(String line) {
    String[] cells = line.split("\t", -1);
    return new Emoji(cells[0], cells[1], cells[2], numbers(cells[3]));
  }

  private static List<Double> numbers(String cell) {
    return cell.isEmpty()
        ? List.of()
        : Arrays.stream(cell.split(" ")).map(Double::valueOf).toList();
  }

  boolean hasImage() {
    return !image.isEmpty();
  }
}
