package sphere.procedures.features;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import sphere.geometry.features.Wording;

/**
 * What is encoded of a wording: its name alone, and its name with its description.
 *
 * @param name may be empty, and has no vector then
 * @param whole not empty
 */
record Sentences(String name, String whole) {
  static Sentences of(Wording wording) {
    String separator = wording.name().isEmpty() || wording.description().isEmpty() ? "" : ": ";
    return new Sentences(wording.name(), wording.name() + separator + wording.description());
  }

  /**
   * A hash by which is known whether vectors are those of these sentences by an encoder: the first
   * eight bytes of SHA-256, so that no two texts that anybody writes share it.
   */
  long hash(String encoder) {
    MessageDigest digest = sha256();
    for (String part : new String[] {encoder, name, whole}) {
      // Their lengths tell where one ends and the next begins.
      update(digest, Integer.toString(part.length()) + ":");
      update(digest, part);
    }
    byte[] bytes = digest.digest();
    long hash = 0;
    for (byte b : Arrays.copyOf(bytes, Long.BYTES)) {
      hash = hash << Byte.SIZE | b & 0xff;
    }
    return hash;
  }

  // Character by character: an encoding would take all halves of broken pairs for the same.
  private static void update(MessageDigest digest, String text) {
    for (int i = 0; i < text.length(); i++) {
      digest.update((byte) (text.charAt(i) >> Byte.SIZE));
      digest.update((byte) text.charAt(i));
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
