package sphere.gpu.load;

import java.util.Locale;
import java.util.Optional;

/**
 * An operating system and a processor, as Java names them.
 *
 * @param os property {@code os.name}
 * @param arch property {@code os.arch}
 */
record Platform(String os, String arch) {
  static Platform here() {
    return new Platform(System.getProperty("os.name"), System.getProperty("os.arch"));
  }

  /** The part of a library's name that says for whom it is; empty if JCuda has none for this. */
  Optional<String> tag() {
    String system = os.toLowerCase(Locale.ROOT);
    boolean x86 = arch.equals("amd64") || arch.equals("x86_64");
    if (x86 && system.startsWith("linux")) {
      return Optional.of("linux-x86_64");
    } else if (x86 && system.startsWith("windows")) {
      return Optional.of("windows-x86_64");
    }
    return Optional.empty();
  }
}
