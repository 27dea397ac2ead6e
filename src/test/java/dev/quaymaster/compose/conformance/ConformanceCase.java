package dev.quaymaster.compose.conformance;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quaymaster.compose.CanonicalJson;
import dev.quaymaster.compose.ComposeFiles;
import dev.quaymaster.compose.ComposeOptions;
import dev.quaymaster.compose.ConfigHash;
import dev.quaymaster.compose.LoadResult;
import dev.quaymaster.compose.load.LoadOption;
import dev.quaymaster.compose.load.ProjectLoader;
import dev.quaymaster.compose.model.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One recorded case: files, a command line, and what the reference made of them.
final class ConformanceCase {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final JsonNode description;
    private final Path root;

    /// Copies a case's files below a scratch folder.
    ConformanceCase(Path folder, Path scratch) throws IOException {
        this.folder = folder;
        this.description = JSON.readTree(folder.resolve("case.json").toFile());
        this.root = scratch.resolve(name());
        copy(folder.resolve("in"), root);
    }

    String name() {
        return String.valueOf(folder.getFileName());
    }

    /// What differs from the reference; nothing means they agree.
    List<String> differences() throws IOException {
        var result = ProjectLoader.load(files(), options());
        if (description.get("expect").asText().equals("error")) {
            return result.project().isEmpty() ? List.of() : List.of("accepted wrongly");
        }
        if (result.project().isEmpty()) {
            return List.of("refused wrongly: " + result.errors().getFirst());
        }
        var expected = put(Files.readString(folder.resolve("expected.json")));
        return Comparison.differences(
                JSON.readValue(expected, new TypeReference<Map<String, Object>>() {}),
                result.project().get().tree());
    }

    /// Services whose config hash is not the recorded one.
    List<String> wrongHashes() throws IOException {
        var file = folder.resolve("expected.hash");
        var result = ProjectLoader.load(files(), options());
        if (!Files.exists(file) || result.project().isEmpty()) {
            return List.of();
        }
        return hashes(file, result);
    }

    /// Where a path of this machine is part of the model the hash is another one, and is not
    /// compared.
    private List<String> hashes(Path file, LoadResult result) throws IOException {
        List<String> wrong = new ArrayList<>();
        for (var line : Files.readAllLines(file)) {
            var words = line.strip().split("\\s+", -1);
            var service = result.project().orElseThrow().services().get(words[0]);
            if (words.length == 2 && (service == null || isWrong(ConfigHash.of(service), service, words[1]))) {
                wrong.add(words[0]);
            }
        }
        return wrong;
    }

    private boolean isWrong(String hash, Service service, String expected) {
        var text = CanonicalJson.compact(service.tree());
        boolean variable = text.contains(String.valueOf(root.getParent()))
                || text.contains("\":\"service:")
                || service.tree().containsKey("volumes_from");
        return !variable && !hash.equals(expected);
    }

    private Set<LoadOption> options() {
        for (var word : description.path("cmd")) {
            if (word.asText().equals("--no-consistency")) {
                return Set.of(LoadOption.NO_CONSISTENCY);
            }
        }
        return Set.of();
    }

    private ComposeFiles files() {
        Map<String, List<String>> values = new HashMap<>();
        var words = description.get("args");
        for (int i = 0; i + 1 < words.size(); i += 2) {
            values.computeIfAbsent(words.get(i).asText(), _ -> new ArrayList<>())
                    .add(put(words.get(i + 1).asText()));
        }
        Map<String, String> environment = new LinkedHashMap<>(Map.of("HOME", "/home/conf"));
        description
                .get("env")
                .properties()
                .forEach(entry ->
                        environment.put(entry.getKey(), put(entry.getValue().asText())));
        return ComposeFiles.resolve(
                new ComposeOptions(
                        values.getOrDefault("-f", List.of()),
                        Optional.ofNullable(values.get("--project-directory"))
                                .map(folders -> Path.of(folders.getFirst())),
                        values.getOrDefault("--env-file", List.of()),
                        values.getOrDefault("--profile", List.of()),
                        Optional.ofNullable(values.get("-p")).map(List::getFirst)),
                root.resolve(description.get("cwd").asText()),
                environment);
    }

    private String put(String text) {
        return text.replace("@CASE@", root.toString()).replace("@CC@", String.valueOf(root.getParent()));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var paths = Files.walk(from)) {
            for (var path : paths.toList()) {
                var target = to.resolve(from.relativize(path).toString());
                Files.createDirectories(target.getParent());
                if (Files.isSymbolicLink(path)) {
                    Files.createSymbolicLink(target, Files.readSymbolicLink(path));
                } else if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.write(target, Files.readAllBytes(path));
                }
            }
        }
    }
}
