package dev.quaymaster;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// States the house's layers: who may know whom, and where each outside library may be used.
class ArchitectureTest {

    private static final String ROOT = "dev.quaymaster";

    private static final JavaClasses PROGRAM = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    /// Package → the packages of ours that it may know, besides itself.
    private static final Map<String, List<String>> LAYERS = new TreeMap<>(Map.ofEntries(
            Map.entry("compose", List.of("files")),
            Map.entry("editor", List.of("files")),
            Map.entry("files", List.of()),
            Map.entry("words", List.of()),
            Map.entry("engine", List.of("files")),
            Map.entry("logs", List.of("engine")),
            Map.entry("stack", List.of("compose", "engine", "files", "words")),
            Map.entry("diagram", List.of("compose", "engine", "stack", "words")),
            Map.entry("volume", List.of("engine", "files", "words")),
            Map.entry("backup", List.of("engine", "volume", "stack", "compose", "files", "words")),
            Map.entry("settings", List.of("backup", "compose", "files", "words")),
            Map.entry(
                    "cli",
                    List.of("settings", "backup", "volume", "diagram", "stack", "engine", "compose", "files", "words")),
            Map.entry(
                    "ui",
                    List.of(
                            "settings",
                            "editor",
                            "backup",
                            "volume",
                            "diagram",
                            "stack",
                            "logs",
                            "engine",
                            "compose",
                            "files",
                            "words"))));

    /// Outside library → the only packages of ours that may use it.
    private static final Map<String, List<String>> LIBRARIES = new TreeMap<>(Map.ofEntries(
            Map.entry("org.yaml..", List.of("compose", "settings")),
            Map.entry("com.github.dockerjava..", List.of("engine")),
            Map.entry("org.eclipse..", List.of("diagram")),
            Map.entry("org.apache.commons.compress..", List.of("volume", "backup", "engine", "stack")),
            Map.entry("com.github.luben..", List.of("backup")),
            Map.entry("com.cronutils..", List.of("backup")),
            Map.entry("com.techsenger..", List.of("ui.terminal")),
            Map.entry("picocli..", List.of("cli")),
            Map.entry("com.github.difflib..", List.of("editor")),
            Map.entry("org.fxmisc..", List.of("ui")),
            Map.entry("org.reactfx..", List.of("ui")),
            Map.entry("javafx..", List.of("ui")),
            Map.entry("org.controlsfx..", List.of("ui")),
            Map.entry("atlantafx..", List.of("ui")),
            Map.entry("org.kordamp..", List.of("ui"))));

    @TestFactory
    List<DynamicTest> eachPackageKnowsOnlyTheLayersBelowIt() {
        return LAYERS.entrySet().stream()
                .map(layer ->
                        DynamicTest.dynamicTest(layer.getKey(), () -> checkLayer(layer.getKey(), layer.getValue())))
                .toList();
    }

    private static void checkLayer(String layer, List<String> below) {
        var forbidden = LAYERS.keySet().stream()
                .filter(other -> !other.equals(layer) && !below.contains(other))
                .map(other -> ROOT + "." + other + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(ROOT + "." + layer + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden)
                .allowEmptyShould(true)
                .check(PROGRAM);
    }

    @TestFactory
    List<DynamicTest> eachLibraryStaysInItsPackage() {
        return LIBRARIES.entrySet().stream()
                .map(library -> DynamicTest.dynamicTest(
                        library.getKey(), () -> checkLibrary(library.getKey(), library.getValue())))
                .toList();
    }

    private static void checkLibrary(String library, List<String> users) {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        users.stream().map(user -> ROOT + "." + user + "..").toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(PROGRAM);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(PROGRAM);
    }

    @Test
    void viewModelsSeeNoNodes() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("ViewModel")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx.scene..", "javafx.stage..")
                .allowEmptyShould(true)
                .check(PROGRAM);
    }

    @Test
    void everyClassLivesInAKnownPackage() {
        var known =
                LAYERS.keySet().stream().map(layer -> ROOT + "." + layer + "..").toList();
        var all = new ArrayList<>(known);
        all.add(ROOT);
        classes().should().resideInAnyPackage(all.toArray(String[]::new)).check(PROGRAM);
    }

    /// A reader who meets a name need not ask which of two it is.
    @Test
    void simpleNamesOfTypesAreUnique() {
        var places = new TreeMap<String, List<String>>();
        for (var type : PROGRAM) {
            if (type.isTopLevelClass() && !type.getSimpleName().equals("package-info")) {
                places.computeIfAbsent(type.getSimpleName(), _ -> new ArrayList<>())
                        .add(type.getPackageName());
            }
        }
        places.values().removeIf(packages -> packages.size() == 1);
        assertThat(places).isEmpty();
    }
}
