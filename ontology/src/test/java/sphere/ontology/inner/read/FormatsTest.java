package sphere.ontology.inner.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sphere.geometry.ontology.Ontology.Concept;
import sphere.geometry.ontology.ReadOntology;

class FormatsTest {
  private static final String[] ANIMALS = {
    "NF1 Carnivore Animal",
    "NF1 Cat Animal",
    "NF1 Mouse Meat",
    "NF2 Animal _:X1 Carnivore",
    "NF3 Carnivore eats Meat",
    "NF3 Cat hunts Mouse",
    "NF4 eats Meat _:X1",
    "DISJ Cat Mouse",
    "SUBROLE hunts eats",
    "CHAIN eats eats eats"
  };

  @ParameterizedTest
  @CsvSource({
    "animals.ofn, functional",
    "animals.omn, manchester",
    "animals.owx, owlxml",
    "animals.rdf, rdfxml",
    "animals.ttl, turtle"
  })
  void allSayTheSame(String file, String format) {
    for (String asked : new String[] {format, "auto"}) {
      ReadOntology read = Normal.read(Normal.resource(file), asked);
      assertThat(read.format()).isEqualTo(format);
      assertThat(Normal.rows(read)).containsExactlyInAnyOrder(ANIMALS);
      assertThat(read.ontology().concepts().get(2))
          .isEqualTo(new Concept("http://example.org/animals#Cat", "cat (a \"feline\")", false));
      assertThat(read.ontology().concepts().get(5)).isEqualTo(new Concept("_:X1", "", true));
      assertThat(read.dropped()).isEmpty();
      assertThat(read.imports()).isEmpty();
    }
  }

  @Test
  void nTriplesAreTurtle() {
    ReadOntology read = Normal.read(Normal.resource("animals.nt"), "auto");
    assertThat(read.format()).isEqualTo("turtle");
    assertThat(Normal.rows(read)).containsExactly("NF1 Cat Animal");
  }

  // OWLAPI makes a class of a name of its own of it.
  @Test
  void whatTriplesFailToSayIsNoClass() {
    String text = new String(Normal.resource("animals.ttl"), StandardCharsets.UTF_8);
    ReadOntology read =
        Normal.read(text.replace("owl:onProperty :hunts ;", "owl:onClass :Cat ;"), "auto");
    assertThat(read.dropped()).isEqualTo(Map.of("expression that cannot be read", 1));
    assertThat(Normal.rows(read))
        .containsExactlyInAnyOrder(
            Arrays.stream(ANIMALS)
                .filter(row -> !row.equals("NF3 Cat hunts Mouse"))
                .toArray(String[]::new));
  }

  @Test
  void oboTermsAreClasses() {
    ReadOntology read = Normal.read(Normal.resource("genes.obo"), "auto");
    assertThat(read.format()).isEqualTo("obo");
    assertThat(Normal.rows(read))
        .containsExactlyInAnyOrder(
            "NF1 EX_0000002 EX_0000001",
            "NF1 EX_0000003 EX_0000002",
            "NF1 EX_0000005 EX_0000001",
            "NF1 EX_0000007 EX_0000002",
            "NF1 EX_0000008 EX_0000006",
            "NF2 EX_0000002 _:X1 EX_0000003",
            "NF3 EX_0000003 RO_0000001 EX_0000006",
            "NF3 EX_0000007 RO_0000001 EX_0000008",
            "NF4 RO_0000001 EX_0000006 _:X1",
            "DISJ EX_0000002 EX_0000005",
            "CHAIN BFO_0000050 BFO_0000050 BFO_0000050");
    assertThat(read.dropped()).isEqualTo(Map.of("deprecated class", 1));
    assertThat(read.imports()).containsExactly("http://example.org/other.obo");
    assertThat(read.ontology().concepts().get(0))
        .isEqualTo(new Concept("http://purl.obolibrary.org/obo/EX_0000001", "process", false));
  }

  @Test
  void documentsInUtf16AndWithMarksAreRead() {
    String text = new String(Normal.resource("animals.ofn"), StandardCharsets.UTF_8);
    for (Charset charset :
        new Charset[] {
          StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE
        }) {
      byte[] marked = ("\uFEFF" + text).getBytes(charset);
      assertThat(Normal.rows(Normal.read(marked, "auto"))).containsExactlyInAnyOrder(ANIMALS);
    }
    String xml = new String(Normal.resource("animals.rdf"), StandardCharsets.UTF_8);
    byte[] wide = ("\uFEFF" + xml.replace("UTF-8", "UTF-16")).getBytes(StandardCharsets.UTF_16BE);
    assertThat(Normal.rows(Normal.read(wide, "auto"))).containsExactlyInAnyOrder(ANIMALS);
    byte[] latin =
        xml.replace("UTF-8", "ISO-8859-1")
            .replace("Katze", "K\u00e4tzchen")
            .getBytes(StandardCharsets.ISO_8859_1);
    assertThat(Normal.rows(Normal.read(latin, "auto"))).containsExactlyInAnyOrder(ANIMALS);
  }

  @Test
  void anOntologyWithoutClassesIsRead() {
    ReadOntology read = Normal.axioms("");
    assertThat(read.ontology().concepts()).isEmpty();
    assertThat(read.ontology().axioms().count()).isZero();
  }

  @Test
  void whatIsReadDoesNotDependOnTheOrderOfAxioms() {
    ReadOntology one =
        Normal.axioms(
            "SubClassOf(:B ObjectSomeValuesFrom(:r ObjectIntersectionOf(:C :D)))\n"
                + "SubClassOf(ObjectSomeValuesFrom(:r :A) :C)\nSubClassOf(:A :B)");
    ReadOntology other =
        Normal.axioms(
            "SubClassOf(:A :B)\nSubClassOf(ObjectSomeValuesFrom(:r :A) :C)\n"
                + "SubClassOf(:B ObjectSomeValuesFrom(:r ObjectIntersectionOf(:D :C)))");
    assertThat(Normal.rows(one)).isEqualTo(Normal.rows(other));
    assertThat(one.ontology().concepts()).isEqualTo(other.ontology().concepts());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n\t ", "\uFEFF"})
  void anEmptyDocumentIsSaid(String document) {
    for (String format : new String[] {"auto", "turtle", "rdfxml", "obo"}) {
      assertThatThrownBy(() -> Normal.read(document, format))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("The document is empty.");
    }
  }

  @Test
  void anUnknownFormatIsSaid() {
    assertThatThrownBy(() -> Normal.read("x", "owl"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Value for `format` was `owl`, but must be one of auto, functional, manchester, owlxml,"
                + " rdfxml, turtle, obo.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"hello world", "{\"json\": 1}", "<html><p>Hi</p></html>", "PK\u0003\u0004\0\0"})
  void whatIsNoOntologyIsSaid(String document) {
    assertThatThrownBy(() -> Normal.read(document, "auto"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The document begins like none of the formats that can be read: functional, manchester,"
                + " owlxml, rdfxml, turtle, obo.");
  }

  @Test
  void bytesThatAreNoCharactersAreSaid() {
    byte[] document = "Ontology(\n<http://e/\u00e4>)".getBytes(StandardCharsets.ISO_8859_1);
    for (String format : new String[] {"auto", "functional", "obo"}) {
      assertThatThrownBy(() -> Normal.read(document, format))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageMatching(
              "The document has bytes in or after line \\d that are not in its encoding, UTF-8\\.")
          .hasNoCause();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "animals.ofn, turtle", "animals.ofn, obo", "animals.ofn, manchester", "animals.ofn, rdfxml",
    "animals.omn, functional", "animals.owx, rdfxml", "animals.rdf, owlxml", "animals.ttl, obo",
    "animals.ttl, functional", "genes.obo, turtle", "genes.obo, manchester", "genes.obo, owlxml"
  })
  void theWrongFormatIsSaidInOneSentence(String file, String format) {
    assertThatThrownBy(() -> Normal.read(Normal.resource(file), format))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("The document is no `" + format + "` that can be read")
        .hasMessageEndingWith(".")
        .hasNoCause()
        .message()
        .hasLineCount(1)
        .hasSizeLessThan(400);
  }

  @ParameterizedTest
  @CsvSource({
    "animals.ofn, SubClassOf(:Mouse, SubClassOff(:Mouse, 14",
    "animals.ofn, SubClassOf(:Cat :Animal), SubClassOf(:Cat), 12",
    "animals.omn, EquivalentTo:, EquivalentTo: and, 20",
    "animals.owx, </SubClassOf>, </SubClassOf, 15",
    "animals.rdf, <owl:Restriction>, <owl:Restriction, 19",
    "animals.ttl, rdfs:subPropertyOf, nope:subPropertyOf, 0",
    "animals.ttl, :Meat a owl:Class, :Meat a a owl:Class, 10",
    "genes.obo, is_a: EX:0000001, is_a EX:0000001, 0"
  })
  void brokenDocumentsAreSaidWithTheirLine(String file, String good, String bad, int line) {
    String text = new String(Normal.resource(file), StandardCharsets.UTF_8);
    assertThat(text).contains(good);
    assertThatThrownBy(
            () ->
                Normal.read(
                    text.substring(0, text.indexOf(good))
                        + bad
                        + text.substring(text.indexOf(good) + good.length()),
                    "auto"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(line > 0 ? "(line " + line : "that can be read: ")
        .message()
        .hasLineCount(1);
  }
}
