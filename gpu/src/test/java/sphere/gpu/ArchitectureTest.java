package sphere.gpu;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows of this module. */
@AnalyzeClasses(packages = "sphere.gpu", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  // Neo4j loads every class of a plugin: what names JCuda must lie where it does not look.
  @ArchTest
  static final ArchRule onePackageKnowsJCudaAndNoneKnowsIt =
      noClasses()
          .that()
          .resideOutsideOfPackage("sphere.gpu.jcuda")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jcuda..", "sphere.gpu.jcuda");

  @ArchTest
  static final ArchRule nothingElseIsKnown =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("sphere.gpu..", "sphere.geometry..", "java..", "jcuda..");

  @ArchTest
  static final ArchRule onlyTheLoaderTouchesFiles =
      noClasses()
          .that()
          .resideOutsideOfPackage("sphere.gpu.load")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.nio.file..", "java.net..");

  @ArchTest
  static final ArchRule flowsOneWay =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("driver")
          .definedBy("sphere.gpu.driver")
          .layer("load")
          .definedBy("sphere.gpu.load")
          .layer("host")
          .definedBy("sphere.gpu.host")
          .layer("scan")
          .definedBy("sphere.gpu.scan")
          .layer("descent")
          .definedBy("sphere.gpu.descent")
          .layer("gpu")
          .definedBy("sphere.gpu")
          .whereLayer("driver")
          .mayNotAccessAnyLayer()
          .whereLayer("load")
          .mayOnlyAccessLayers("driver")
          .whereLayer("host")
          .mayOnlyAccessLayers("driver")
          .whereLayer("scan")
          .mayOnlyAccessLayers("host")
          .whereLayer("descent")
          .mayOnlyAccessLayers("host")
          .whereLayer("gpu")
          .mayOnlyAccessLayers("driver", "load", "host", "scan", "descent");

  @ArchTest
  static final ArchRule noStaticsThatChange =
      fields().that().areStatic().should().beFinal().allowEmptyShould(false);
}
