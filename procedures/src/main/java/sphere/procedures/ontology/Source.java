package sphere.procedures.ontology;

import java.nio.charset.StandardCharsets;
import org.neo4j.graphdb.security.URLAccessChecker;
import sphere.procedures.job.Job;

/** What a user gave as the source of a document: an address of a file, or the text itself. */
public final class Source {
  private static final String WANTED =
      "must be the text of an ontology, or `file:///NAME` of a file below Neo4j's import folder.";
  private static final int NAME = 300;

  /** Bytes on the heap for each of a document while it is read, itself and what it becomes. */
  static final long PARSED = 9;

  private Source() {}

  /**
   * The bytes of the document.
   *
   * @param access what Neo4j allows who calls
   * @throws IllegalArgumentException one sentence on what the source is instead
   */
  public static byte[] document(
      String source, ImportFolder folder, URLAccessChecker access, Job job) {
    if (source == null || source.isBlank()) {
      throw new IllegalArgumentException(
          "Value for `source` was %s, but %s".formatted(source == null ? "null" : "empty", WANTED));
    }
    job.progress("reading", 0);
    String begin = source.strip();
    if (FileAddress.isOne(begin)) {
      return folder.read(new FileAddress(begin), access, job);
    } else if (isAddress(begin)) {
      throw new IllegalArgumentException(
          "Sphere fetches nothing: put what is at `%s` into Neo4j's import folder, and load it as `file:///NAME`."
              .formatted(FileAddress.shown(begin)));
    }
    refuseName(begin);
    job.account(PARSED * source.length());
    return source.getBytes(StandardCharsets.UTF_8);
  }

  // A document may begin with a prefix and a colon, too, but goes on after a blank.
  private static boolean isAddress(String source) {
    return source.matches("(?is)(https?|s?ftps?|jar|jrt|s3|gs|azb|data|ldap|nested):\\S.*")
        || source.matches("[A-Za-z][A-Za-z0-9+.-]*:\\S+");
  }

  // A line without brackets may be a document, but not a single word or what ends like a file.
  private static void refuseName(String source) {
    boolean line = source.length() <= NAME && !source.matches("(?s).*[\\n\\r<({\\[].*");
    if (line && source.matches("\\S+|.*\\.[A-Za-z]\\w{0,5}")) {
      throw new IllegalArgumentException(
          "Value for `source` was `%s`, but %s".formatted(FileAddress.shown(source), WANTED));
    }
  }
}
