package sphere.install;

import java.nio.file.Path;

/**
 * An installed Java.
 *
 * @param home its folder
 * @param major 17, 21, 25 ...
 */
record Jdk(Path home, int major) {
  String java() {
    return home.resolve("bin").resolve("java").toString();
  }
}
