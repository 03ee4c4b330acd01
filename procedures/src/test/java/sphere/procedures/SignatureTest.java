package sphere.procedures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What users can call is a contract: a change of it must change signatures.txt too. */
class SignatureTest {
  @RegisterExtension static final Database graph = new Database();

  @Test
  void signaturesAreThoseOfTheSnapshot() throws IOException {
    try (InputStream in = SignatureTest.class.getResourceAsStream("/signatures.txt")) {
      assertThat(signatures()).isEqualTo(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static String signatures() {
    String procedures =
        "SHOW PROCEDURES YIELD name, signature, mode WHERE name STARTS WITH 'sphere.'"
            + " RETURN signature + ' ' + mode AS line ORDER BY name";
    String functions =
        "SHOW FUNCTIONS YIELD name, signature WHERE name STARTS WITH 'sphere.'"
            + " RETURN signature AS line ORDER BY name";
    return lines(procedures) + lines(functions);
  }

  private static String lines(String query) {
    return graph.run(query).stream()
        .map(row -> row.get("line") + "\n")
        .collect(Collectors.joining());
  }

  @Test
  void everythingIsDescribed() {
    for (String kind : List.of("PROCEDURES", "FUNCTIONS")) {
      List<Map<String, Object>> rows =
          graph.run(
              "SHOW %s YIELD name, description, argumentDescription, returnDescription WHERE name STARTS WITH 'sphere.' RETURN *"
                  .formatted(kind));
      assertThat(rows).isNotEmpty();
      assertThat(rows)
          .allSatisfy(
              row -> {
                assertThat(row.get("description").toString()).endsWith(".");
                assertDescribed(row.get("name"), row.get("argumentDescription"));
                assertDescribed(row.get("name"), row.get("returnDescription"));
              });
    }
  }

  // A description that nobody wrote is the name and type over again.
  private static void assertDescribed(Object name, Object described) {
    if (described instanceof List<?> list) {
      for (Object each : list) {
        Map<?, ?> one = (Map<?, ?>) each;
        assertThat(one.get("description").toString())
            .as("%s %s", name, one.get("name"))
            .doesNotContain(" :: ")
            .endsWith(".");
      }
    }
  }
}
