package dev.quaymaster.compose.load;

import dev.quaymaster.compose.ComposeFiles;
import dev.quaymaster.compose.Location;
import dev.quaymaster.compose.SourceTexts;
import dev.quaymaster.compose.tree.Problems;
import dev.quaymaster.compose.tree.TreePath;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// The variables a project sees: those of the process first, then those of its env files.
final class ProjectEnvironment {

    private ProjectEnvironment() {}

    static Map<String, String> of(ComposeFiles files, Problems problems, SourceTexts texts) {
        Map<String, String> all = new LinkedHashMap<>(files.environment());
        Map<String, String> read = new LinkedHashMap<>();
        var reader = new EnvFileReader(problems, texts);
        for (Path file : files.effectiveEnvFiles()) {
            reader.read(file, read, files.environment(), Location.of(file), TreePath.ROOT);
        }
        read.forEach(all::putIfAbsent);
        return all;
    }
}
