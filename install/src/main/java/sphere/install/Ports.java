package sphere.install;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the server listens, on the loopback interface only.
 *
 * @param bolt for drivers
 * @param http for Browser
 */
record Ports(int bolt, int http) {
  static final Ports DEFAULT = new Ports(7687, 7474);

  private static final Pattern PAIR = Pattern.compile("(\\d{1,5}),(\\d{1,5})");

  static Ports parse(String text) {
    Matcher pair = PAIR.matcher(text);
    boolean valid =
        pair.matches()
            && isPort(pair.group(1))
            && isPort(pair.group(2))
            && !pair.group(1).equals(pair.group(2));
    Fault.unless(
        valid,
        "Value for `--ports` was `%s`, but must be two different ports BOLT,HTTP within 1 to 65535,"
            + " for instance 17687,17474.",
        text);
    return new Ports(Integer.parseInt(pair.group(1)), Integer.parseInt(pair.group(2)));
  }

  /** Two ports that nobody listens on, chosen by the operating system. */
  static Ports free() {
    try (ServerSocket bolt = listen(0);
        ServerSocket http = listen(0)) {
      return new Ports(bolt.getLocalPort(), http.getLocalPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void requireFree() {
    requireFree(bolt, "Bolt");
    requireFree(http, "HTTP");
  }

  private static void requireFree(int port, String use) {
    try {
      listen(port).close();
    } catch (IOException e) {
      throw new Fault(
          "Port %d (%s) is taken; stop the program that listens there, or choose others with `--ports BOLT,HTTP`."
              .formatted(port, use),
          e);
    }
  }

  String boltAddress() {
    return "bolt://localhost:" + bolt;
  }

  String browserAddress() {
    return "http://localhost:" + http + "/browser/";
  }

  private static ServerSocket listen(int port) throws IOException {
    return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
  }

  private static boolean isPort(String digits) {
    int port = Integer.parseInt(digits);
    return port >= 1 && port <= 65535;
  }
}
