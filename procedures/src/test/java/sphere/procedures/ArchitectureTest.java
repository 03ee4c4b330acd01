package sphere.procedures;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows of the house. */
@AnalyzeClasses(packages = "sphere", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String FILES = "sphere.procedures.ontology.ImportFolder";
  private static final String VECTOR_KERNEL = "sphere.geometry.kernel.VectorKernel";

  @ArchTest
  static final ArchRule geometryKnowsTheJdkOnly =
      classes()
          .that()
          .resideInAPackage("sphere.geometry..")
          .and()
          .doNotHaveFullyQualifiedName(VECTOR_KERNEL)
          .and()
          .resideOutsideOfPackage("sphere.geometry.features..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("sphere.geometry..", "java..");

  @ArchTest
  static final ArchRule featuresKnowEigenvectorsToo =
      classes()
          .that()
          .resideInAPackage("sphere.geometry.features..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("sphere.geometry..", "java..", "org.hipparchus.linear..");

  // Neo4j looks into every class of a plugin, and each that names an absent module costs a warning.
  @ArchTest
  static final ArchRule oneClassKnowsTheVectorApiAndNoneKnowsIt =
      classes()
          .that()
          .haveFullyQualifiedName(VECTOR_KERNEL)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("sphere.geometry..", "java..", "jdk.incubator.vector")
          .andShould()
          .onlyHaveDependentClassesThat()
          .haveFullyQualifiedName(VECTOR_KERNEL);

  @ArchTest
  static final ArchRule geometryFlowsOneWay =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("hierarchy")
          .definedBy("sphere.geometry.hierarchy..")
          .layer("ball")
          .definedBy("sphere.geometry.ball..")
          .layer("kernel")
          .definedBy("sphere.geometry.kernel..")
          .layer("training")
          .definedBy("sphere.geometry.training..")
          .layer("device")
          .definedBy("sphere.geometry.device..")
          .layer("refinement")
          .definedBy("sphere.geometry.refinement..")
          .layer("features")
          .definedBy("sphere.geometry.features..")
          .layer("audit")
          .definedBy("sphere.geometry.audit..")
          .layer("query")
          .definedBy("sphere.geometry.query..")
          .layer("refresh")
          .definedBy("sphere.geometry.refresh..")
          .layer("ontology")
          .definedBy("sphere.geometry.ontology..")
          .layer("roles")
          .definedBy("sphere.geometry.roles..")
          .whereLayer("hierarchy")
          .mayNotAccessAnyLayer()
          .whereLayer("ball")
          .mayNotAccessAnyLayer()
          .whereLayer("kernel")
          .mayOnlyAccessLayers("ball")
          .whereLayer("training")
          .mayOnlyAccessLayers("hierarchy", "ball", "kernel")
          .whereLayer("device")
          .mayOnlyAccessLayers("hierarchy", "ball", "kernel", "training")
          .whereLayer("refinement")
          .mayOnlyAccessLayers("hierarchy", "ball", "kernel", "training", "device")
          .whereLayer("features")
          .mayOnlyAccessLayers("hierarchy", "ball", "kernel", "training", "refinement")
          .whereLayer("audit")
          .mayOnlyAccessLayers("hierarchy", "ball", "kernel", "training", "device")
          .whereLayer("query")
          .mayOnlyAccessLayers("hierarchy", "ball", "kernel", "training", "audit")
          .whereLayer("ontology")
          .mayOnlyAccessLayers("hierarchy", "ball")
          .whereLayer("roles")
          .mayOnlyAccessLayers("hierarchy", "ball", "training", "ontology")
          .whereLayer("refresh")
          .mayOnlyAccessLayers("hierarchy", "ball", "kernel", "training", "audit", "query");

  @ArchTest
  static final ArchRule proceduresFlowOneWay =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("config")
          .definedBy("sphere.procedures.config")
          .layer("job")
          .definedBy("sphere.procedures.job")
          .layer("graph")
          .definedBy("sphere.procedures.graph")
          .layer("features")
          .definedBy("sphere.procedures.features")
          .layer("facts")
          .definedBy("sphere.procedures.facts")
          .layer("change")
          .definedBy("sphere.procedures.change")
          .layer("ontology")
          .definedBy("sphere.procedures.ontology")
          .layer("write")
          .definedBy("sphere.procedures.write")
          .layer("catalog")
          .definedBy("sphere.procedures.catalog")
          .layer("calls")
          .definedBy("sphere.procedures")
          .whereLayer("config")
          .mayNotAccessAnyLayer()
          .whereLayer("job")
          .mayNotAccessAnyLayer()
          .whereLayer("graph")
          .mayOnlyAccessLayers("config", "job")
          .whereLayer("features")
          .mayOnlyAccessLayers("config", "job", "graph")
          .whereLayer("facts")
          .mayOnlyAccessLayers("config", "job", "graph")
          .whereLayer("ontology")
          .mayOnlyAccessLayers("config", "job", "graph", "write")
          .whereLayer("write")
          .mayOnlyAccessLayers("config", "job", "graph")
          .whereLayer("change")
          .mayOnlyAccessLayers("config", "job", "graph")
          .whereLayer("catalog")
          .mayOnlyAccessLayers("config", "job", "graph", "features", "facts", "change", "ontology")
          .whereLayer("calls")
          .mayNotBeAccessedByAnyLayer();

  @ArchTest
  static final ArchRule noCycles = slices().matching("sphere.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule noInternalsOfNeo4jButInTheExtensionAndTheMemoryAccount =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("sphere.procedures.catalog.SphereExtension")
          .and()
          .resideOutsideOfPackage("sphere.procedures.catalog")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.neo4j.kernel..", "org.neo4j.internal..");

  @ArchTest
  static final ArchRule noStaticsThatChange =
      fields().that().areStatic().should().beFinal().allowEmptyShould(false);

  @ArchTest
  static final ArchRule pluginManners =
      noClasses()
          .should()
          .callMethod(System.class, "setProperty", String.class, String.class)
          .orShould()
          .callMethod(java.util.concurrent.ForkJoinPool.class, "commonPool")
          .orShould()
          .callMethod(java.util.Collection.class, "parallelStream")
          .orShould()
          .callMethodWhere(
              com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                  com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameStartingWith(
                      "parallel")))
          .orShould()
          .callMethod(Thread.class, "getContextClassLoader")
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage("java.util.logging..", "org.slf4j..");

  /** But for an address of a file, about which Neo4j is asked. */
  @ArchTest
  static final ArchRule noNetwork =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(FILES)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.net..");

  @ArchTest
  static final ArchRule anAddressOpensNothing =
      noClasses()
          .should()
          .callMethod(java.net.URL.class, "openStream")
          .orShould()
          .callMethod(java.net.URL.class, "openConnection")
          .orShould()
          .callMethod(java.net.URL.class, "getContent");

  /** But for files that users name, and the library of the GPU, which the system takes from one. */
  @ArchTest
  static final ArchRule noFiles =
      noClasses()
          .that()
          .resideOutsideOfPackage("sphere.gpu.load")
          .and()
          .doNotHaveFullyQualifiedName(FILES)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.nio.file..");
}
