package dev.quaymaster.backup.project;

import dev.quaymaster.backup.NotSaved;
import dev.quaymaster.compose.ComposeFiles;
import dev.quaymaster.compose.SourceTexts;
import dev.quaymaster.compose.load.LoadOption;
import dev.quaymaster.compose.load.ProjectLoader;
import dev.quaymaster.compose.model.FileSource;
import dev.quaymaster.compose.model.Mount;
import dev.quaymaster.compose.model.Project;
import dev.quaymaster.compose.model.Service;
import dev.quaymaster.engine.Container;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The files of this machine that make up a stack.
///
/// @param project what the compose files say; empty when none is known, or they have errors
/// @param files to be copied as they are, sorted
/// @param notSaved those that were named and are not copied
public record StackFiles(Optional<Project> project, List<Path> files, List<NotSaved> notSaved) {

    /// Copies the lists.
    public StackFiles {
        files = List.copyOf(files);
        notSaved = List.copyOf(notSaved);
    }

    /// Looks for the files of a stack.
    ///
    /// @param stack its name; nothing is looked for without one
    /// @param given compose files the user named; what its containers' labels say counts where
    ///   there are none
    /// @param containers of the stack
    /// @param onThisMachine whether the engine is, or else its labels speak of another one's files
    public static StackFiles find(
            Optional<String> stack, List<Path> given, List<Container> containers, boolean onThisMachine) {
        return stack.map(name -> new Search(name, given, containers, onThisMachine).find())
                .orElseGet(() -> new StackFiles(Optional.empty(), List.of(), List.of()));
    }

    /// The compose files that the labels of a stack's containers name, as far as they are believed.
    ///
    /// @param stack its name
    /// @param onThisMachine as for [#find]
    public static List<Path> labelled(String stack, List<Container> containers, boolean onThisMachine) {
        return new Search(stack, List.of(), containers, onThisMachine).roots();
    }

    /// All files that the labels of a stack's containers name as its compose files.
    public static List<Path> named(List<Container> containers) {
        return List.copyOf(ComposeLabel.composeFiles(containers));
    }

    /// One search.
    private static final class Search {

        private final String stack;
        private final List<Path> given;
        private final List<Container> containers;
        private final boolean onThisMachine;
        private final Set<Path> files = new TreeSet<>();
        private final List<NotSaved> notSaved = new ArrayList<>();

        Search(String stack, List<Path> given, List<Container> containers, boolean onThisMachine) {
            this.stack = stack;
            this.given = given;
            this.containers = containers;
            this.onThisMachine = onThisMachine;
        }

        StackFiles find() {
            var roots = roots();
            if (roots.isEmpty()) {
                return new StackFiles(Optional.empty(), List.of(), notSaved);
            }
            roots.forEach(this::take);
            var folder = Objects.requireNonNull(
                    roots.getFirst().toAbsolutePath().normalize().getParent(), "a file lies in a folder");
            var environmentFiles = environmentFiles(folder);
            var texts = SourceTexts.onDisk();
            var project = ProjectLoader.load(
                            new ComposeFiles(
                                    roots, folder, System.getenv(), environmentFiles, List.of(), Optional.of(stack)),
                            Set.of(LoadOption.NAMES_ONLY, LoadOption.NO_CONSISTENCY),
                            texts)
                    .project();
            texts.filesRead().stream().filter(Files::exists).forEach(this::take);
            takeIfThere(folder.resolve(".env"));
            project.ifPresent(known -> takeNamed(known, folder));
            return new StackFiles(project, List.copyOf(files), notSaved);
        }

        private List<Path> roots() {
            if (!given.isEmpty()) {
                return given.stream()
                        .map(file -> file.toAbsolutePath().normalize())
                        .flatMap(Search::composeFiles)
                        .toList();
            }
            var named = ComposeLabel.composeFiles(containers);
            if (!onThisMachine) {
                named.forEach(file -> refuse(file, "only a label names it, on an engine of another machine"));
                return List.of();
            }
            var good = new ArrayList<Path>();
            for (var file : named) {
                ComposeLabel.refusal(file).ifPresentOrElse(why -> refuse(file, why), () -> good.add(file));
            }
            if (!good.isEmpty() && !ComposeLabel.fits(good, stack, containers)) {
                good.forEach(file -> refuse(file, "only a label names it, and it is of another stack than " + stack));
                return List.of();
            }
            return good;
        }

        private static Stream<Path> composeFiles(Path given) {
            return Files.isDirectory(given)
                    ? ComposeFiles.find(given, System.getenv()).files().stream()
                    : Stream.of(given);
        }

        private List<Path> environmentFiles(Path folder) {
            if (!onThisMachine) {
                return List.of();
            }
            var good = new ArrayList<Path>();
            for (var file : ComposeLabel.environmentFiles(containers)) {
                ComposeLabel.environmentRefusal(file, folder).ifPresentOrElse(why -> refuse(file, why), () -> {
                    good.add(file);
                    take(file);
                });
            }
            return good;
        }

        private void takeNamed(Project project, Path folder) {
            Stream.concat(project.services().values().stream(), project.disabledServices().values().stream())
                    .flatMap(Search::environmentFiles)
                    .forEach(this::takeIfThere);
            var single = new LinkedHashSet<Path>();
            project.services().values().stream()
                    .flatMap(service -> service.mounts().stream())
                    .forEach(mount -> single.addAll(file(mount)));
            Stream.concat(project.configs().values().stream(), project.secrets().values().stream())
                    .map(FileSource::file)
                    .flatMap(Optional::stream)
                    .forEach(single::add);
            for (var file : single) {
                var normal = file.toAbsolutePath().normalize();
                if (!Files.isDirectory(normal) && !SystemPaths.contains(normal.toString())) {
                    if (normal.startsWith(folder)) {
                        takeIfThere(normal);
                    } else {
                        refuse(normal, "it lies outside the stack's folder");
                    }
                }
            }
        }

        private static List<Path> file(Mount mount) {
            return mount instanceof Mount.Bind bind ? List.of(Path.of(bind.source())) : List.of();
        }

        /// Loaded by names only, a service still lists its environment files.
        private static Stream<Path> environmentFiles(Service service) {
            return service.tree().get("env_file") instanceof List<?> list
                    ? list.stream()
                            .map(item -> item instanceof Map<?, ?> map ? map.get("path") : item)
                            .filter(String.class::isInstance)
                            .map(String.class::cast)
                            .map(Path::of)
                    : Stream.empty();
        }

        private void takeIfThere(Path file) {
            if (Files.exists(file)) {
                take(file);
            }
        }

        private void take(Path file) {
            if (files.contains(file)) {
                return;
            }
            var refusal = PlainFile.refusal(file);
            if (refusal.isPresent()) {
                refuse(file, refusal.get().words());
            } else if (given.isEmpty() && holdsPrivateKey(file)) {
                refuse(file, "it holds a private key, and only a label leads to it");
            } else {
                files.add(file);
            }
        }

        private static boolean holdsPrivateKey(Path file) {
            try {
                return PlainFile.read(file).holdsPrivateKey();
            } catch (IOException e) {
                return true; // not to be read, so nothing is known of it
            }
        }

        private void refuse(Path file, String why) {
            var refused = new NotSaved(NotSaved.Kind.FILE, file.toString(), why);
            if (notSaved.stream().noneMatch(other -> other.what().equals(refused.what()))) {
                notSaved.add(refused);
            }
        }
    }
}
