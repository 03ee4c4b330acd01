package sphere.ontology.inner.read;

import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A document as characters.
 *
 * @param document its bytes
 * @param offset where they begin, after a byte order mark
 * @param charset of the byte order mark, of the XML declaration, or UTF-8
 */
record Text(byte[] document, int offset, Charset charset) {
  private static final Pattern ENCODING =
      Pattern.compile("^\\s*<\\?xml[^>]*?\\bencoding\\s*=\\s*[\"']([\\w.:-]+)[\"']");
  private static final int DECLARATION = 200;

  static Text of(byte[] document) {
    if (begins(document, 0xEF, 0xBB, 0xBF)) {
      return new Text(document, 3, StandardCharsets.UTF_8);
    }
    if (begins(document, 0xFE, 0xFF)) {
      return new Text(document, 2, StandardCharsets.UTF_16BE);
    }
    if (begins(document, 0xFF, 0xFE)) {
      return new Text(document, 2, StandardCharsets.UTF_16LE);
    }
    return new Text(document, 0, declared(document));
  }

  private static boolean begins(byte[] document, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= document.length || (document[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static Charset declared(byte[] document) {
    int end = Math.min(DECLARATION, document.length);
    Matcher encoding = ENCODING.matcher(new String(document, 0, end, StandardCharsets.ISO_8859_1));
    if (!encoding.find()) {
      return StandardCharsets.UTF_8;
    }
    try {
      return Charset.forName(encoding.group(1));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "The document says that its encoding is `%s`, which is not known here; write it in UTF-8."
              .formatted(encoding.group(1)));
    }
  }

  /** Its characters; at bytes that are none it fails. */
  Reader reader() {
    return new InputStreamReader(
        new ByteArrayInputStream(document, offset, document.length - offset),
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT));
  }
}
