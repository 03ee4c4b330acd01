package sphere.ontology.inner.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sphere.geometry.ontology.Axioms;
import sphere.geometry.ontology.Classification;
import sphere.geometry.ontology.ReadOntology;
import sphere.ontology.inner.reason.Classifier;

/** What is kept of axioms, what is not, and what is said of it. */
class BeyondElTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SubClassOf(:A :B) | NF1 A B",
        "SubClassOf(:A :A) | ",
        "SubClassOf(:A owl:Thing) | ",
        "SubClassOf(owl:Thing :A) | NF1 Thing A",
        "SubClassOf(owl:Nothing :A) | ",
        "SubClassOf(:A owl:Nothing) | DISJ A A",
        "SubClassOf(ObjectIntersectionOf(:A :B) owl:Nothing) | DISJ A B",
        "SubClassOf(ObjectSomeValuesFrom(:r :A) owl:Nothing) | DISJ _:X1 _:X1, NF4 r A _:X1",
        "SubClassOf(:A ObjectSomeValuesFrom(:r owl:Thing)) | NF3 A r Thing",
        "SubClassOf(:A ObjectSomeValuesFrom(:r owl:Nothing)) | DISJ A A",
        "SubClassOf(:A ObjectMinCardinality(1 :r :B)) | NF3 A r B",
        "SubClassOf(:A ObjectMinCardinality(0 :r :B)) | ",
        "SubClassOf(ObjectMinCardinality(1 :r :B) :A) | NF4 r B A",
        "SubClassOf(ObjectUnionOf(:A ObjectSomeValuesFrom(:r :B)) :C) | NF1 A C, NF4 r B C",
        "SubClassOf(:A ObjectIntersectionOf(:B :C)) | NF1 A B, NF1 A C",
        "SubClassOf(ObjectIntersectionOf(:A :B :C) :D) | NF2 _:X1 C D, NF2 A B _:X1",
        "SubClassOf(:A ObjectSomeValuesFrom(:r ObjectIntersectionOf(:B :C))) | NF1 _:X1 B,"
            + " NF1 _:X1 C, NF3 A r _:X1",
        "SubClassOf(ObjectSomeValuesFrom(:r :A) ObjectSomeValuesFrom(:s :B)) | NF3 _:X1 s B,"
            + " NF4 r A _:X1",
        "EquivalentClasses(:A :B) | NF1 A B, NF1 B A",
        "EquivalentClasses(:D ObjectIntersectionOf(:A ObjectSomeValuesFrom(:r :B))) | NF1 D A,"
            + " NF2 A _:X1 D, NF3 D r B, NF4 r B _:X1",
        "DisjointClasses(:A :B :C) | DISJ A B, DISJ A C, DISJ B C",
        "ObjectPropertyDomain(:r :A) | NF4 r Thing A",
        "SubObjectPropertyOf(:r :s) | SUBROLE r s",
        "SubObjectPropertyOf(:r owl:topObjectProperty) | ",
        "EquivalentObjectProperties(:r :s) | SUBROLE r s, SUBROLE s r",
        "TransitiveObjectProperty(:r) | CHAIN r r r",
        "SubObjectPropertyOf(ObjectPropertyChain(:r :s) :t) | CHAIN r s t",
        "SubObjectPropertyOf(ObjectPropertyChain(:r :s :t :u) :v) | CHAIN _:R1 u v,"
            + " CHAIN _:R2 t _:R1, CHAIN r s _:R2"
      })
  void isKept(String axiom, String rows) {
    ReadOntology read = Normal.axioms(axiom);
    assertThat(String.join(", ", Normal.rows(read).stream().sorted().toList()))
        .isEqualTo(
            rows == null
                ? ""
                : Arrays.stream(rows.split(", ")).sorted().collect(Collectors.joining(", ")));
    assertThat(read.dropped()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SubClassOf(:A ObjectAllValuesFrom(:r :B)) | ObjectAllValuesFrom | ",
        "SubClassOf(:A ObjectIntersectionOf(:B ObjectAllValuesFrom(:r :C))) | ObjectAllValuesFrom |"
            + " NF1 A B",
        "SubClassOf(ObjectIntersectionOf(:B ObjectAllValuesFrom(:r :C)) :A) | ObjectAllValuesFrom"
            + " | ",
        "EquivalentClasses(:A ObjectIntersectionOf(:B ObjectAllValuesFrom(:r :C))) |"
            + " ObjectAllValuesFrom | NF1 A B",
        "SubClassOf(ObjectUnionOf(:A ObjectAllValuesFrom(:r :C)) :B) | ObjectAllValuesFrom |"
            + " NF1 A B",
        "SubClassOf(:A ObjectUnionOf(:B :C)) | union on the right | ",
        "SubClassOf(:A ObjectSomeValuesFrom(:r ObjectUnionOf(:B :C))) | union on the right | ",
        "EquivalentClasses(:A ObjectUnionOf(:B :C)) | union on the right | NF1 B A, NF1 C A",
        "DisjointUnion(:A :B :C) | union on the right | NF1 B A, NF1 C A, DISJ B C",
        "SubClassOf(:A ObjectComplementOf(:B)) | ObjectComplementOf | ",
        "SubClassOf(ObjectComplementOf(:B) :A) | ObjectComplementOf | ",
        "SubClassOf(:A ObjectMinCardinality(2 :r :B)) | ObjectMinCardinality | NF3 A r B",
        "SubClassOf(ObjectMinCardinality(2 :r :B) :A) | ObjectMinCardinality | ",
        "SubClassOf(:A ObjectExactCardinality(1 :r :B)) | ObjectExactCardinality | NF3 A r B",
        "SubClassOf(:A ObjectExactCardinality(0 :r :B)) | ObjectExactCardinality | ",
        "SubClassOf(ObjectExactCardinality(1 :r :B) :A) | ObjectExactCardinality | ",
        "SubClassOf(:A ObjectMaxCardinality(1 :r :B)) | ObjectMaxCardinality | ",
        "SubClassOf(:A ObjectHasValue(:r :i)) | individual | ",
        "SubClassOf(ObjectOneOf(:i) :A) | individual | ",
        "SubClassOf(:A ObjectHasSelf(:r)) | ObjectHasSelf | ",
        "SubClassOf(:A ObjectSomeValuesFrom(ObjectInverseOf(:r) :B)) | ObjectInverseOf | ",
        "SubClassOf(:A ObjectSomeValuesFrom(owl:topObjectProperty :B)) | owl:topObjectProperty | ",
        "SubClassOf(:A DataSomeValuesFrom(:d xsd:string)) | data property | ",
        "DisjointClasses(:A :B ObjectAllValuesFrom(:r :C)) | ObjectAllValuesFrom | DISJ A B",
        "ObjectPropertyRange(:r :A) | object property range | ",
        "ObjectPropertyDomain(ObjectInverseOf(:r) :A) | ObjectInverseOf | ",
        "InverseObjectProperties(:r :s) | InverseObjectProperties | ",
        "FunctionalObjectProperty(:r) | FunctionalObjectProperty | ",
        "ReflexiveObjectProperty(:r) | ReflexiveObjectProperty | ",
        "SymmetricObjectProperty(:r) | SymmetricObjectProperty | ",
        "ClassAssertion(:A :i) | individual | ",
        "ObjectPropertyAssertion(:r :i :j) | individual | ",
        "SubDataPropertyOf(:d :e) | data property | ",
        "SubObjectPropertyOf(ObjectInverseOf(:r) :s) | ObjectInverseOf | ",
        "SubObjectPropertyOf(ObjectPropertyChain(:r ObjectInverseOf(:s)) :t) | ObjectInverseOf | "
      })
  void isDroppedWithAReason(String axiom, String reason, String rows) {
    ReadOntology read = Normal.axioms(axiom);
    assertThat(read.dropped()).isEqualTo(Map.of(reason, 1));
    assertThat(String.join(", ", Normal.rows(read))).isEqualTo(rows == null ? "" : rows);
  }

  @Test
  void equalExpressionsOnASideShareAnAuxiliary() {
    ReadOntology read =
        Normal.axioms(
            "EquivalentClasses(:D ObjectIntersectionOf(:A ObjectSomeValuesFrom(:r :B)))\n"
                + "EquivalentClasses(:E ObjectIntersectionOf(:C ObjectSomeValuesFrom(:r :B)))\n"
                + "SubClassOf(:A ObjectSomeValuesFrom(:s ObjectSomeValuesFrom(:r :B)))\n"
                + "SubClassOf(:B ObjectSomeValuesFrom(:s ObjectSomeValuesFrom(:r :B)))");
    assertThat(Normal.rows(read))
        .containsExactlyInAnyOrder(
            "NF1 D A",
            "NF1 E C",
            "NF2 A _:X1 D",
            "NF2 C _:X1 E",
            "NF3 D r B",
            "NF3 E r B",
            "NF3 _:X2 r B",
            "NF3 A s _:X2",
            "NF3 B s _:X2",
            "NF4 r B _:X1");
  }

  @Test
  void auxiliariesHaveNamesThatNothingElseHas() {
    ReadOntology read =
        Normal.axioms(
            "SubClassOf(<_:X1> ObjectSomeValuesFrom(<_:R1> ObjectIntersectionOf(:B :C)))\n"
                + "SubObjectPropertyOf(ObjectPropertyChain(:r :s :t) :u)");
    assertThat(read.ontology().concepts()).extracting(c -> c.name()).doesNotHaveDuplicates();
    assertThat(read.ontology().roles()).doesNotHaveDuplicates().contains("_:R1", "_:R2");
  }

  @Test
  void manyDisjointClassesAreSaidInFewRows() {
    String classes =
        IntStream.range(0, 300).mapToObj(i -> ":C" + i).collect(Collectors.joining(" "));
    ReadOntology read =
        Normal.axioms(
            "DisjointClasses(%s)\nSubClassOf(:X :C3) SubClassOf(:X :C7) SubClassOf(:Y :C299)"
                .formatted(classes));
    Axioms axioms = read.ontology().axioms();
    assertThat(axioms.count()).isLessThan(1000);
    Classification classified = new Classifier(axioms).classify(1, () -> {});
    assertThat(classified.unsatisfiable())
        .containsExactly(
            IntStream.range(0, axioms.conceptCount())
                .filter(c -> read.ontology().concepts().get(c).name().equals("http://e/X"))
                .toArray());
  }

  @Test
  void labelsAreInEnglishOrInNoLanguageIfThereAreSuch() {
    ReadOntology read =
        Normal.axioms(
            "Declaration(Class(:A)) Declaration(Class(:B)) Declaration(Class(:C))\n"
                + "AnnotationAssertion(rdfs:label :A \"x\"@de)\n"
                + "AnnotationAssertion(rdfs:label :A \"z\"@en)\n"
                + "AnnotationAssertion(rdfs:label :A \"y\")\n"
                + "AnnotationAssertion(rdfs:label :B \"b\"@fr)\n"
                + "AnnotationAssertion(rdfs:label :B \"a\"@de)\n");
    assertThat(read.ontology().concepts()).extracting(c -> c.label()).containsExactly("y", "a", "");
  }

  @Test
  void deprecatedClassesAreKeptWhereAnAxiomNeedsThem() {
    ReadOntology read =
        Normal.axioms(
            "Declaration(Class(:Old)) Declaration(Class(:Used))\n"
                + "AnnotationAssertion(owl:deprecated :Old \"true\"^^xsd:boolean)\n"
                + "AnnotationAssertion(owl:deprecated :Used \"true\"^^xsd:boolean)\n"
                + "SubClassOf(:A :Used)");
    assertThat(read.ontology().concepts())
        .extracting(c -> c.name())
        .isEqualTo(List.of("http://e/A", "http://e/Used"));
    assertThat(read.dropped()).isEqualTo(Map.of("deprecated class", 1));
  }
}
