package sphere.ontology.inner.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sphere.geometry.ontology.ReadOntology;

class AttacksTest {
  private static final String RDF =
      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\""
          + " xmlns:rdfs=\"http://www.w3.org/2000/01/rdf-schema#\""
          + " xmlns:owl=\"http://www.w3.org/2002/07/owl#\">%s</rdf:RDF>";
  private static final String OWL_XML =
      "<Ontology xmlns=\"http://www.w3.org/2002/07/owl#\" ontologyIRI=\"http://e/o\">%s</Ontology>";
  private static final Map<String, String> IMPORTING =
      Map.of(
          "functional",
          "Ontology(<http://e/o>\nImport(<%s>)\nSubClassOf(<http://e/A> <http://e/B>))",
          "manchester",
          "Ontology: <http://e/o>\nImport: <%s>\nClass: <http://e/B>\nClass: <http://e/A>\n"
              + "  SubClassOf: <http://e/B>",
          "owlxml",
          OWL_XML.formatted(
              "<Import>%s</Import>"
                  + "<SubClassOf><Class IRI=\"http://e/A\"/><Class IRI=\"http://e/B\"/></SubClassOf>"),
          "rdfxml",
          RDF.formatted(
              "<owl:Ontology rdf:about=\"http://e/o\"><owl:imports"
                  + " rdf:resource=\"%s\"/></owl:Ontology><owl:Class"
                  + " rdf:about=\"http://e/A\"><rdfs:subClassOf><owl:Class"
                  + " rdf:about=\"http://e/B\"/></rdfs:subClassOf></owl:Class>"),
          "turtle",
          "@prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
              + "<http://e/o> a owl:Ontology ; owl:imports <%s> .\n<http://e/A> a owl:Class ;"
              + " <http://www.w3.org/2000/01/rdf-schema#subClassOf> <http://e/B> .\n"
              + "<http://e/B> a owl:Class .",
          "obo",
          "format-version: 1.2\nontology: e\nimport: %s\n\n[Term]\nid: E:1\nis_a: E:2\n");

  @TempDir Path folder;

  private static void assertRefused(String document, String format, String why) {
    assertThatThrownBy(() -> Normal.read(document, format))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why)
        .hasNoCause()
        .message()
        .hasLineCount(1)
        .hasSizeLessThan(400);
  }

  private static void assertNobodyCalled(ServerSocket server) throws IOException {
    server.setSoTimeout(50);
    assertThatThrownBy(server::accept).isInstanceOf(SocketTimeoutException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"functional", "manchester", "owlxml", "rdfxml", "turtle", "obo"})
  void importsAreToldAndNotFetched(String format) throws IOException {
    Path file = folder.resolve("imported.ofn");
    Files.writeString(file, "Ontology(SubClassOf(<http://e/Imported> <http://e/B>))");
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      String local = file.toUri().toString();
      String remote = "http://127.0.0.1:%d/x.owl".formatted(server.getLocalPort());
      for (String target : List.of(remote, local)) {
        ReadOntology read = Normal.read(IMPORTING.get(format).formatted(target), format);
        assertThat(read.imports()).containsExactly(target);
        assertThat(read.ontology().concepts()).hasSize(2);
      }
      assertNobodyCalled(server);
    }
  }

  // OWLAPI takes it for a file in the folder where the server runs, and names that.
  @Test
  void anImportOfOboThatIsNoAddressIsToldAsItIs() {
    String document = IMPORTING.get("obo").formatted("other.obo");
    assertThat(Normal.read(document, "obo").imports()).containsExactly("other.obo");
  }

  @ParameterizedTest
  @ValueSource(strings = {"owlxml", "rdfxml"})
  void nothingElsewhereIsNamedInXml(String format) throws IOException {
    String root = (format.equals("owlxml") ? OWL_XML : RDF).formatted("%s");
    Path file = Files.writeString(folder.resolve("secret.txt"), "secret");
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      for (String target :
          List.of(file.toUri().toString(), "http://127.0.0.1:" + server.getLocalPort() + "/x")) {
        String name = format.equals("owlxml") ? "Ontology" : "rdf:RDF";
        for (String type :
            List.of(
                "<!DOCTYPE %s SYSTEM \"%s\">",
                "<!DOCTYPE %s [<!ENTITY x SYSTEM \"%s\">]>",
                "<!DOCTYPE %s [<!ENTITY %% x SYSTEM \"%s\"> %%x;]>")) {
          assertRefused(
              type.formatted(name, target) + "\n" + root.formatted("&x;"),
              format,
              "elsewhere, which is not fetched; take that out");
        }
        String included =
            "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"%s\" parse=\"text\"/>"
                .formatted(target);
        String said = said(root.formatted(included), format);
        assertThat(said).doesNotContain("secret");
      }
      assertNobodyCalled(server);
    }
  }

  /** What came of it, whether it was read or refused. */
  private static String said(String document, String format) {
    try {
      return Normal.read(document, format).ontology().concepts().toString();
    } catch (IllegalArgumentException e) {
      return e.getMessage();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"owlxml", "rdfxml"})
  void entitiesDoNotBlowUp(String format) {
    StringBuilder laughs = new StringBuilder("<!ENTITY a0 \"ha\">");
    StringBuilder silence = new StringBuilder("<!ENTITY a0 \"\">");
    for (int i = 1; i < 30; i++) {
      String entity = "<!ENTITY a%d \"&a%d;&a%d;\">".formatted(i, i - 1, i - 1);
      laughs.append(entity);
      silence.append(entity);
    }
    boolean isRdf = format.equals("rdfxml");
    for (String entities : List.of(laughs.toString(), silence.toString())) {
      String type = "<!DOCTYPE %s [%s]>".formatted(isRdf ? "rdf:RDF" : "Ontology", entities);
      String element =
          isRdf
              ? "<owl:Class rdf:about=\"http://e/A\"><rdfs:label>&a29;</rdfs:label></owl:Class>"
              : "<Import>&a29;</Import>";
      String attribute =
          isRdf
              ? "<owl:Class rdf:about=\"&a29;\"/>"
              : "<Declaration><Class IRI=\"&a29;\"/></Declaration>";
      for (String content : List.of(element, attribute)) {
        assertRefused(type + (isRdf ? RDF : OWL_XML).formatted(content), format, "limit");
      }
    }
    String quadratic =
        "<!DOCTYPE %s [<!ENTITY a \"%s\">]>"
            .formatted(isRdf ? "rdf:RDF" : "Ontology", "x".repeat(100_000));
    String content = "<!-- -->" + (isRdf ? "<owl:Class rdf:about=\"%s\"/>" : "<Import>%s</Import>");
    assertRefused(
        quadratic + (isRdf ? RDF : OWL_XML).formatted(content.formatted("&a;".repeat(10_000))),
        format,
        "limit");
  }

  @Test
  void bracketsWithoutEndAreRefused() {
    int deep = 100_000;
    assertRefused(
        "Ontology(SubClassOf("
            + "ObjectSomeValuesFrom(<http://e/r> ".repeat(deep)
            + "<http://e/A>"
            + ")".repeat(deep)
            + " <http://e/B>))",
        "auto",
        "nests brackets more than 500 deep");
    assertRefused(
        "Ontology: <http://e/o>\nClass: <http://e/A>\n  SubClassOf: " + "(".repeat(deep),
        "auto",
        "nests brackets more than 500 deep");
    assertRefused("@prefix : <http://e/> .\n:a :b " + "[ :b ".repeat(deep), "auto", "500 deep");
    assertRefused("@prefix : <http://e/> .\n:a :b " + "( ".repeat(deep), "auto", "500 deep");
    assertRefused(RDF.formatted("<owl:Class><rdfs:subClassOf>".repeat(deep)), "auto", "500 deep");
    assertRefused(
        OWL_XML.formatted("<SubClassOf>" + "<ObjectComplementOf>".repeat(deep)),
        "auto",
        "500 deep");
  }

  @Test
  void whatIsDeepButNotTooDeepIsRead() {
    int deep = 450;
    String nested = "ObjectSomeValuesFrom(:r ".repeat(deep) + ":A" + ")".repeat(deep);
    ReadOntology read =
        Normal.axioms("SubClassOf(%s :B)\nSubClassOf(:C %s)".formatted(nested, nested));
    assertThat(read.ontology().axioms().count()).isEqualTo(2 * deep);
  }

  @Test
  void bracketsInTextCountForNothing() {
    String brackets = "(".repeat(2000);
    ReadOntology read =
        Normal.axioms(
            "# %s\nAnnotationAssertion(rdfs:label :A \"%s \\\" %s\")\nSubClassOf(:A <http://e/%s>)"
                .formatted(brackets, brackets, brackets, brackets));
    assertThat(read.ontology().concepts()).hasSize(2);
  }

  @Test
  void bracketsThatTextsOfOboLeaveOpenAreNotNested() {
    StringBuilder terms = new StringBuilder("format-version: 1.2\nontology: e\n");
    for (int i = 0; i < 600; i++) {
      terms.append("\n[Term]\nid: E:%d\nname: %d\" sad :(\n".formatted(i, i));
    }
    assertThat(Normal.read(terms.toString(), "auto").ontology().concepts()).hasSize(600);
  }

  @Test
  void bracketsInSingleQuotesOfTurtleCountForNothing() {
    String prefixes =
        "@prefix : <http://e/> . @prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
            + "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n";
    String brackets = "(".repeat(2000);
    ReadOntology read =
        Normal.read(prefixes + ":A a owl:Class ; rdfs:label '" + brackets + "'@en .", "auto");
    assertThat(read.ontology().concepts().get(0).label()).isEqualTo(brackets);
    // An apostrophe in a name begins no string.
    assertRefused(prefixes + ":O\\'A :b " + brackets, "auto", "500 deep");
  }

  @Test
  void aStringWithoutEndIsRefused() {
    assertRefused("Ontology(AnnotationAssertion(<http://e/a> <http://e/b> \"x))", "auto", "");
  }

  @Test
  void binaryJunkIsRefused() {
    byte[] junk = new byte[100_000];
    new Random(3).nextBytes(junk);
    for (String format : Documents.formats()) {
      assertThatThrownBy(() -> Normal.read(junk, format))
          .isInstanceOf(IllegalArgumentException.class);
    }
    byte[] zeros = "Ontology(\0\0\0)".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> Normal.read(zeros, "auto"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
