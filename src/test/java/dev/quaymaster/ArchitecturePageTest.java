package dev.quaymaster;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Compares the picture of the packages in `src/docs/architecture.md` with the code.
class ArchitecturePageTest {

    private static final String ROOT = "dev.quaymaster.";
    private static final Set<String> SERVE_ALL = Set.of("words", "files");
    private static final Pattern ARROW = Pattern.compile("(?m)^ {4}(\\w+) --> (\\w+)$");

    @Test
    void thePictureShowsWhichPackageUsesWhich() throws IOException {
        var page = Files.readString(Path.of("src/docs/architecture.md"));

        var drawn = ARROW.matcher(page)
                .results()
                .map(arrow -> arrow.group(1) + " --> " + arrow.group(2))
                .toList();

        assertThat(drawn).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(used());
    }

    private static Set<String> used() {
        var program = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests());
        return program.importPackages("dev.quaymaster").stream()
                .flatMap(one -> one.getDirectDependenciesFromSelf().stream())
                .filter(ArchitecturePageTest::isDrawn)
                .map(ArchitecturePageTest::arrow)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String arrow(Dependency dependency) {
        return topLevel(dependency.getOriginClass().getPackageName())
                + " --> "
                + topLevel(dependency.getTargetClass().getPackageName());
    }

    private static boolean isDrawn(Dependency dependency) {
        var from = topLevel(dependency.getOriginClass().getPackageName());
        var to = topLevel(dependency.getTargetClass().getPackageName());
        return !from.isEmpty() && !to.isEmpty() && !from.equals(to) && !SERVE_ALL.contains(to);
    }

    /// Empty for what is not ours, and for the class that starts all.
    private static String topLevel(String name) {
        return name.startsWith(ROOT) ? name.substring(ROOT.length()).split("\\.", 2)[0] : "";
    }
}
