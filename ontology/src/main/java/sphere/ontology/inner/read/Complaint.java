package sphere.ontology.inner.read;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.obolibrary.oboformat.parser.OBOFormatParserException;
import org.semanticweb.owlapi.io.OWLParserException;
import org.xml.sax.SAXParseException;

/** What a parser says of a document, in one sentence. */
final class Complaint {
  private static final Pattern PLACE =
      Pattern.compile("(?i)\\bline[: ]+(\\d+),?(?: column[: ]+(\\d+))?");
  // The place is said before, what else there could have been not at all.
  private static final List<Pattern> NOISE =
      List.of(
          Pattern.compile("^LINENO: \\d+ - "),
          Pattern.compile("(?<=^Encountered unexpected token: \"[^\"]{0,200}\").*"),
          Pattern.compile("(?i) at line \\d+,? column \\d+.*"),
          Pattern.compile("(?i)\\W*(was )?expect(ed|ing):? (one )?of.*"),
          Pattern.compile("[.:;,\\s]+$"));
  private static final String END = "<EOF>";
  private static final int LONGEST = 200;

  private final Throwable failure;

  Complaint(Throwable failure) {
    this.failure = failure;
  }

  // Without its cause: Neo4j tells users the words of the innermost one, and not these.
  IllegalArgumentException about(Format format) {
    return new IllegalArgumentException(
        "The document is no `%s` that can be read%s: %s."
            .formatted(format.word(), place().map(at -> " (" + at + ")").orElse(""), what()));
  }

  /** The innermost that has something to say. */
  private Throwable cause() {
    Throwable cause = failure;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    return cause;
  }

  private String what() {
    Throwable cause = cause();
    String message = cause instanceof SAXParseException ? cause.getMessage() : message(cause);
    String line = message.strip().lines().findFirst().orElse("").strip();
    if (line.contains(END)) {
      return "it ends too early";
    }
    for (Pattern noise : NOISE) {
      line = noise.matcher(line).replaceFirst("");
    }
    if (line.isEmpty()) {
      line = cause.getClass().getSimpleName();
    }
    return line.length() > LONGEST ? line.substring(0, LONGEST) + " …" : line;
  }

  private static String message(Throwable cause) {
    return cause.getMessage() == null ? "" : cause.getMessage();
  }

  private Optional<String> place() {
    Optional<String> place = Optional.empty();
    for (Throwable e = failure; e != null && place.isEmpty(); e = e.getCause()) {
      place = placeIn(e);
    }
    return place;
  }

  private static Optional<String> placeIn(Throwable e) {
    if (e instanceof SAXParseException parse && parse.getLineNumber() > 0) {
      return Optional.of(place(parse.getLineNumber(), parse.getColumnNumber()));
    }
    if (e instanceof OBOFormatParserException parse && parse.getLineNo() > 0) {
      return Optional.of(place(parse.getLineNo(), 0));
    }
    if (e instanceof OWLParserException parse && parse.getLineNumber() > 0) {
      return Optional.of(place(parse.getLineNumber(), parse.getColumnNumber()));
    }
    Matcher told = PLACE.matcher(message(e));
    return told.find()
        ? Optional.of(
            place(
                Integer.parseInt(told.group(1)),
                told.group(2) == null ? 0 : Integer.parseInt(told.group(2))))
        : Optional.empty();
  }

  private static String place(int line, int column) {
    return column > 0 ? "line %d, column %d".formatted(line, column) : "line " + line;
  }
}
