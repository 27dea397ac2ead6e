package dev.quaymaster.compose.load;

import dev.quaymaster.compose.SourceTexts;
import dev.quaymaster.compose.check.Draft;
import dev.quaymaster.compose.env.Lookup;
import dev.quaymaster.compose.tree.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads the `env_file`s and `label_file`s of services and merges them into their canonical form.
final class ServiceFiles {

    private final Path folder;
    private final Map<String, String> environment;
    private final EnvFileReader reader;

    ServiceFiles(Path folder, Map<String, String> environment, Problems problems, SourceTexts texts) {
        this.folder = folder;
        this.environment = environment;
        this.reader = new EnvFileReader(problems, texts);
    }

    /// Variables written in the service win over those of its files; the files are not listed any
    /// more.
    void mergeEnvironment(Draft service) {
        var own = new TreeMap<String, @Nullable Object>();
        service.map("environment").forEach((key, value) -> own.put(String.valueOf(key), value));
        own.replaceAll((key, value) -> value == null ? environment.get(key) : value);
        Map<String, String> variables = new LinkedHashMap<>();
        own.forEach((key, value) -> {
            if (value != null) {
                variables.put(key, value.toString());
            }
        });
        var lookup = Lookup.in(environment)
                .or(name -> Optional.ofNullable(own.get(name)).map(Object::toString));
        for (var file : service.list("env_file")) {
            readEnvFile(service, file, variables, lookup);
        }
        Map<String, @Nullable Object> merged = new TreeMap<>(variables);
        merged.putAll(own);
        service.form().remove("env_file");
        if (!merged.isEmpty()) {
            service.form().put("environment", merged);
        }
    }

    private void readEnvFile(Draft service, Object file, Map<String, String> into, Lookup lookup) {
        boolean optional = file instanceof Map<?, ?>;
        var path = file instanceof Map<?, ?> map ? map.get("path") : file;
        var format = file instanceof Map<?, ?> map ? map.get("format") : null;
        var place = folder.resolve(String.valueOf(path));
        if (optional && !Files.exists(place)) {
            return;
        }
        reader.read(
                place,
                into,
                lookup,
                format == null ? format(service, String.valueOf(path)) : format.toString(),
                service.at("env_file"),
                service.path("env_file"));
    }

    /// A required file is printed as its path alone; its format is only in the tree.
    private static String format(Draft service, String written) {
        return service.tree().get("env_file").flatMap(tree -> tree.asList()).stream()
                .flatMap(list -> list.items().stream())
                .flatMap(item -> item.asMap().stream())
                .filter(map -> map.string("path").orElse("").equals(written))
                .findFirst()
                .flatMap(map -> map.string("format"))
                .orElse("");
    }

    /// Labels written in the service win over those of its files, which stay listed.
    void mergeLabels(Draft service) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (var file : service.list("label_file")) {
            reader.read(
                    folder.resolve(String.valueOf(file)),
                    labels,
                    Lookup.in(labels),
                    "",
                    service.at("label_file"),
                    service.path("label_file"));
        }
        service.map("labels").forEach((key, value) -> labels.put(String.valueOf(key), String.valueOf(value)));
        if (!labels.isEmpty()) {
            service.form().put("labels", new TreeMap<>(labels));
        }
    }
}
