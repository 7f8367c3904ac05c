package io.callsync;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.stereotype.Component;

/** Which package knows which, and what none may use. Each rule says how to mend a breach. */
@AnalyzeClasses(packages = "io.callsync", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    /** Each package, and the packages it may know. */
    private static final Map<String, String> KNOWS = new TreeMap<>(Map.ofEntries(
            Map.entry("calendar", ""),
            Map.entry("call", ""),
            Map.entry("configuration", ""),
            Map.entry("container", "call masking"),
            Map.entry("masking", ""),
            Map.entry("source", "container"),
            Map.entry("provider", "call container configuration masking"),
            Map.entry("settings", "calendar call configuration masking provider source"),
            Map.entry("ledger", "call masking settings source"),
            Map.entry("matching", "call settings"),
            Map.entry("writing", "call ledger masking matching provider settings"),
            Map.entry("verification", "container ledger provider settings source"),
            Map.entry("report", "calendar call ledger masking verification"),
            Map.entry(
                    "job",
                    "calendar call container ledger masking provider report settings source verification writing"),
            Map.entry("housekeeping", "call job ledger provider report writing"),
            Map.entry("health", "configuration job ledger matching report settings source"),
            Map.entry("telling", "configuration ledger report settings"),
            Map.entry("guess", "call container masking provider source"),
            Map.entry("preview", "call container ledger provider report settings source writing"),
            Map.entry("rereading", "configuration container ledger provider settings source writing"),
            Map.entry(
                    "explain",
                    "call configuration container ledger matching provider report rereading settings source writing"),
            Map.entry("diff", "call ledger matching provider report rereading settings source writing"),
            Map.entry(
                    "operator",
                    "calendar call configuration container diff explain guess health housekeeping job ledger masking matching preview"
                            + " report settings source telling verification")));

    @ArchTest
    static final ArchRule packagesKnowOnlyTheirSuppliers = suppliers()
            .because(
                    "data goes one way, from the exports to the report: move the class to the package that it serves, or"
                            + " hand it the value it needs; a new package, or a use that is meant, belongs into the table KNOWS");

    @ArchTest
    static final ArchRule noPackagesKnowEachOther = slices().matching("io.callsync.(**)")
            .should()
            .beFreeOfCycles()
            .because("two packages that know each other are one: move what both need into the one below them");

    @ArchTest
    static final ArchRule beansAreInPackagesThatAreSearched = noClasses()
            .that()
            .areMetaAnnotatedWith(Component.class)
            .and()
            .areNotAnnotatedWith(SpringBootConfiguration.class)
            .should()
            .resideOutsideOfPackages(
                    Callsync.class.getAnnotation(ComponentScan.class).value())
            .because("Spring would not find the bean, and a command only that asks for it would fail: add the package"
                    + " to the list at io.callsync.Callsync");

    @ArchTest
    static final ArchRule callAndMaskingKnowOnlyTheJdk = noClasses()
            .that()
            .resideInAnyPackage("io.callsync.call..", "io.callsync.masking..")
            .should()
            .dependOnClassesThat(not(resideInAnyPackage("io.callsync.call..", "io.callsync.masking..", "java..")))
            .because(
                    "what a call is, and what hides it, must not depend on a framework: convert at the edge, in the package that uses it");

    @ArchTest
    static final ArchRule onlyProvidersInYamlReadConfiguration = noClasses()
            .that()
            .resideInAPackage("io.callsync.provider..")
            .and()
            .resideOutsideOfPackage("io.callsync.provider.declared..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.callsync.configuration..")
            .because("a built-in provider gets its job's settings as a MappingContext: add what is missing there");

    @ArchTest
    static final ArchRule providersDoNotKnowEachOther = slices().matching("io.callsync.provider.(*)..")
            .should()
            .notDependOnEachOther()
            .because(
                    "a provider is added, changed and removed alone: move what two of them need up into io.callsync.provider");

    @ArchTest
    static final ArchRule onlyTheJobKnowsSpringBatch = noClasses()
            .that()
            .resideOutsideOfPackage("io.callsync.job..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework.batch..")
            .because(
                    "the rest must run and be tested without a job: let a class of io.callsync.job call it with plain values");

    @ArchTest
    static final ArchRule whatReadsAndMapsExportsUsesNoSpring = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.callsync.call..",
                    "io.callsync.configuration..",
                    "io.callsync.container..",
                    "io.callsync.masking..",
                    "io.callsync.provider..",
                    "io.callsync.source..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework..")
            .because(
                    "the hot path is plain Java that a main method can drive: make the bean in io.callsync.job or settings");

    @ArchTest
    static final ArchRule sqlStaysWithTheTables = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.callsync.writing..",
                    "io.callsync.ledger..",
                    "io.callsync.matching..",
                    "io.callsync.report..",
                    "io.callsync.verification..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..")
                    .and(not(belongToAnyOf(SQLException.class))))
            .because(
                    "calls are written in writing, progress in ledger, the directory is read in matching, results in report,"
                            + " promises in verification: add a method with the statement there");

    @ArchTest
    static final ArchRule transactionsAreNotDeclared = noClasses()
            .should()
            .dependOnClassesThat()
            .haveSimpleName("Transactional")
            .because(
                    "an inner transaction that fails is swallowed by the chunk's, and rows are lost in a completed run: write in"
                            + " the chunk's transaction, or use a TransactionTemplate outside the load step");

    @ArchTest
    static final ArchRule deprecatedBatchIsNotUsed = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("org.springframework.batch..").and(annotatedWith(Deprecated.class)))
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework.retry..")
            .because(
                    "Spring Batch 6 removes them: JobOperator replaces JobLauncher, ChunkOrientedStepBuilder the simple and"
                            + " fault-tolerant builders, JobRepository the explorer");

    @ArchTest
    static final ArchRule onlyTheOperatorPrints = noClasses()
            .that()
            .resideOutsideOfPackage("io.callsync.operator..")
            .should(ACCESS_STANDARD_STREAMS)
            .because(
                    "standard output is the report's and is parsed: log with SLF4J, or return a value that a command prints");

    @ArchTest
    static final ArchRule loggingIsSlf4j = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.util.logging..")
            .because("personal data is masked in Logback's encoder only: use org.slf4j.Logger");

    @ArchTest
    static final ArchRule dependenciesComeThroughConstructors = NO_CLASSES_SHOULD_USE_FIELD_INJECTION.because(
            "a test must be able to make the object with new: take the dependency as a constructor parameter");

    @ArchTest
    static final ArchRule onlyBackOffsWait = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.callsync.source.S3Download")
            .and()
            .doNotHaveFullyQualifiedName("io.callsync.writing.Redo")
            .should()
            .callMethodWhere(target(nameMatching("sleep|park.*"))
                    .and(target(owner(belongToAnyOf(Thread.class, TimeUnit.class, LockSupport.class)))))
            .because(
                    "a wait for time to pass hides what is waited for: wait on the event itself, or schedule. The two back-offs"
                            + " named here are bounded, random and end with their thread's interruption");

    @ArchTest
    static final ArchRule classesAreNamedAfterWhatTheyAre = noClasses()
            .should()
            .haveNameMatching(".*(Utils?|Help(er)?s?|Manager|Impl)")
            .because("such a name fits everything and so collects it: name the class after the one thing it knows");

    private static LayeredArchitecture suppliers() {
        LayeredArchitecture packages = layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (String name : KNOWS.keySet()) {
            packages = packages.layer(name).definedBy("io.callsync." + name + "..");
        }
        for (Map.Entry<String, String> knows : KNOWS.entrySet()) {
            var layer = packages.whereLayer(knows.getKey());
            packages = knows.getValue().isEmpty()
                    ? layer.mayNotAccessAnyLayer()
                    : layer.mayOnlyAccessLayers(knows.getValue().split(" "));
        }
        return packages.ensureAllClassesAreContainedInArchitectureIgnoring("io.callsync");
    }
}
