package dev.quaymaster.backup.project;

import dev.quaymaster.engine.Container;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Judges the files that containers' labels name. A label is whatever the maker of a container
/// wrote, so a file is believed to be the stack's only where its name and its content say so too.
final class ComposeLabel {

    static final String SERVICE = "com.docker.compose.service";

    private static final String CONFIG_FILES = "com.docker.compose.project.config_files";
    private static final String ENV_FILES = "com.docker.compose.project.environment_file";
    private static final Pattern SECTION =
            Pattern.compile("(?m)^[{\\s]*[\"']?(services|include|volumes|networks|configs|secrets)[\"']?\\s*:");

    private ComposeLabel() {}

    /// The compose files that the labels name.
    static Set<Path> composeFiles(List<Container> containers) {
        return paths(containers, CONFIG_FILES);
    }

    /// The environment files that the labels name.
    static Set<Path> environmentFiles(List<Container> containers) {
        return paths(containers, ENV_FILES);
    }

    private static Set<Path> paths(List<Container> containers, String label) {
        var files = new LinkedHashSet<Path>();
        for (var container : containers) {
            for (var name : container.labels().getOrDefault(label, "").split(",", -1)) {
                path(name).ifPresent(files::add);
            }
        }
        return files;
    }

    private static Optional<Path> path(String name) {
        try {
            return Optional.of(name.strip())
                    .filter(text -> !text.isEmpty())
                    .map(Path::of)
                    .filter(Path::isAbsolute)
                    .map(Path::normalize);
        } catch (InvalidPathException e) {
            return Optional.empty(); // no file of this machine is called so
        }
    }

    /// Why a file is not taken for a compose file; empty when it looks like one.
    static Optional<String> refusal(Path file) {
        var name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".yml") && !name.endsWith(".yaml") && !name.endsWith(".json")) {
            return Optional.of(byLabel("its name is not that of a compose file"));
        }
        return contentRefusal(file, text -> SECTION.matcher(text).find(), "it does not read as a compose file");
    }

    /// Why a file is not taken for an environment file of the stack in `folder`; empty when it
    /// looks like one.
    static Optional<String> environmentRefusal(Path file, Path folder) {
        var name = file.getFileName().toString();
        if (!name.startsWith(".env") && !name.endsWith(".env")) {
            return Optional.of(byLabel("its name is not that of an environment file"));
        }
        if (!file.startsWith(folder)) {
            return Optional.of(byLabel("it lies outside the stack's folder"));
        }
        return contentRefusal(file, text -> true, "");
    }

    private static Optional<String> contentRefusal(Path file, Predicate<String> looksRight, String otherwise) {
        var refusal = PlainFile.refusal(file);
        if (refusal.isPresent()) {
            return refusal.map(why -> byLabel(why.words()));
        }
        try {
            var plain = PlainFile.read(file);
            if (plain.holdsPrivateKey()) {
                return Optional.of(byLabel("it holds a private key"));
            }
            return looksRight.test(plain.text()) ? Optional.empty() : Optional.of(byLabel(otherwise));
        } catch (IOException e) {
            return Optional.of(byLabel(PlainFile.Refusal.UNREADABLE.words()));
        }
    }

    private static String byLabel(String why) {
        return "only a label names it, and " + why;
    }

    /// Whether one of the files names the stack or one of the services that its containers are of.
    static boolean fits(Collection<Path> files, String stack, List<Container> containers) {
        var names = new LinkedHashSet<String>();
        containers.forEach(container ->
                Optional.ofNullable(container.labels().get(SERVICE)).ifPresent(names::add));
        return files.stream().anyMatch(file -> mentions(file, stack, names));
    }

    private static boolean mentions(Path file, String stack, Set<String> services) {
        try {
            var text = PlainFile.read(file).text();
            return key("name", stack).matcher(text).find()
                    || text.contains("include")
                    || services.stream()
                            .anyMatch(service -> key(service, "").matcher(text).find());
        } catch (IOException e) {
            return false;
        }
    }

    private static Pattern key(String name, String value) {
        return Pattern.compile("(?m)(^|[{,])\\s*[\"']?"
                + Pattern.quote(name)
                + "[\"']?\\s*:\\s*"
                + (value.isEmpty() ? "" : "[\"']?" + Pattern.quote(value) + "[\"']?\\s*($|[,}])"));
    }
}
