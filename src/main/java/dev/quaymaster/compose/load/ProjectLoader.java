package dev.quaymaster.compose.load;

import dev.quaymaster.compose.ComposeFiles;
import dev.quaymaster.compose.LoadResult;
import dev.quaymaster.compose.Location;
import dev.quaymaster.compose.SourceTexts;
import dev.quaymaster.compose.bind.ProjectBinder;
import dev.quaymaster.compose.check.Draft;
import dev.quaymaster.compose.check.Drafts;
import dev.quaymaster.compose.check.ProjectChecks;
import dev.quaymaster.compose.shape.ProjectShape;
import dev.quaymaster.compose.tree.MapTree;
import dev.quaymaster.compose.tree.Problems;
import dev.quaymaster.compose.tree.Tree;
import dev.quaymaster.compose.tree.TreePath;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Loads compose files into a project. The work is bounded, whatever the files say: size, depth,
/// aliases, includes and extensions in circles all end in a problem.
public final class ProjectLoader {

    private final ComposeFiles files;
    private final List<String> services;
    private final LoadContext context;

    private ProjectLoader(ComposeFiles files, List<String> services, LoadContext context) {
        this.files = files;
        this.services = List.copyOf(services);
        this.context = context;
    }

    /// Loads the files and everything they refer to.
    ///
    /// @param files what to load
    /// @return the project, or the errors that prevent it
    public static LoadResult load(ComposeFiles files) {
        return load(files, Set.of());
    }

    /// Loads the files, leaving out some phases.
    ///
    /// @param files what to load
    /// @param options what to leave out
    /// @return the project, or the errors that prevent it
    public static LoadResult load(ComposeFiles files, Set<LoadOption> options) {
        return load(files, options, List.of());
    }

    /// Loads the files as they are being typed.
    ///
    /// @param files what to load
    /// @param texts what the files say
    /// @return the project, or the errors that prevent it
    public static LoadResult load(ComposeFiles files, SourceTexts texts) {
        return load(files, Set.of(), texts);
    }

    /// Loads the files, leaving out some phases, and lets the caller see which were read.
    ///
    /// @param files what to load
    /// @param options what to leave out
    /// @param texts what the files say
    /// @return the project, or the errors that prevent it
    public static LoadResult load(ComposeFiles files, Set<LoadOption> options, SourceTexts texts) {
        return new ProjectLoader(files, List.of(), new LoadContext(files, options, texts)).load();
    }

    /// Loads the files and keeps only some services and what they depend on.
    ///
    /// @param files what to load
    /// @param options what to leave out
    /// @param services names of services; none means all
    /// @return the project, or the errors that prevent it
    public static LoadResult load(ComposeFiles files, Set<LoadOption> options, List<String> services) {
        return onDisk(files, options, services).load();
    }

    /// Loads the files as far as their merged tree, before anything is bound, as `docker compose
    /// config --no-interpolate` shows it.
    ///
    /// @param files what to load
    /// @param options what to leave out
    /// @return the tree, or the errors that prevent it
    public static ModelResult model(ComposeFiles files, Set<LoadOption> options) {
        var loader = onDisk(files, options, List.of());
        var model = loader.resolve()
                .filter(_ -> !loader.problems().hasErrors())
                .map(resolved -> ProjectShape.plain(resolved.model));
        return new ModelResult(model, loader.problems().list());
    }

    /// The variables that are filled in when these files are loaded.
    ///
    /// @param files what to load
    /// @return variables by name, `COMPOSE_PROJECT_NAME` among them, when the files can be loaded
    public static SortedMap<String, String> environment(ComposeFiles files) {
        var loader = onDisk(files, Set.of(LoadOption.NO_CONSISTENCY), List.of());
        return loader.resolve()
                .filter(_ -> !loader.problems().hasErrors())
                .map(resolved -> new TreeMap<>(resolved.environment))
                .orElseGet(TreeMap::new);
    }

    private static ProjectLoader onDisk(ComposeFiles files, Set<LoadOption> options, List<String> services) {
        var named =
                Stream.concat(files.files().stream(), files.envFiles().stream()).toList();
        var context = new LoadContext(files, options, SourceTexts.onDisk(named));
        return new ProjectLoader(files, services, context);
    }

    private record Resolved(String name, Map<String, String> environment, MapTree model) {}

    private LoadResult load() {
        return resolve().map(this::assemble).orElseGet(this::failed);
    }

    private Optional<Resolved> resolve() {
        if (files.files().isEmpty()) {
            problems()
                    .error(
                            Location.of(files.projectDirectory()),
                            TreePath.ROOT,
                            "No compose file was found here or in a parent folder.");
            return Optional.empty();
        }
        var environment = ProjectEnvironment.of(files, problems(), context.texts());
        var name = new ProjectName(files, context, environment).find();
        if (problems().hasErrors()) {
            return Optional.empty();
        }
        environment.put("COMPOSE_PROJECT_NAME", name);
        if (context.skips(LoadOption.NO_INTERPOLATION)) {
            environment.keySet().retainAll(Set.of("COMPOSE_PROJECT_NAME"));
        }
        MapTree model =
                new ModelLoader(context, files.projectDirectory(), base(), environment, List.of()).load(files.files());
        if (model.entries().isEmpty() && !problems().hasErrors()) {
            problems().error(model, TreePath.ROOT, "This compose file is empty.");
            return Optional.empty();
        }
        if (context.isMalformed()) {
            return Optional.empty();
        }
        if (!context.skips(LoadOption.NO_NORMALIZATION)) {
            model = new Normalization(name, environment).apply(model);
        }
        return Optional.of(new Resolved(name, environment, model));
    }

    private Optional<Path> base() {
        return Optional.of(files.projectDirectory()).filter(_ -> !context.skips(LoadOption.NO_PATH_RESOLUTION));
    }

    private LoadResult assemble(Resolved resolved) {
        var drafts = drafts(resolved.model, resolved.environment);
        if (!context.skips(LoadOption.NO_CONSISTENCY)) {
            new ProjectChecks(drafts, problems()).check();
        }
        if (problems().hasErrors()) {
            return failed();
        }
        drafts = Selection.of(drafts, services, problems());
        if (!context.skips(LoadOption.NO_CONSISTENCY) && !context.skips(LoadOption.NAMES_ONLY)) {
            new ProjectChecks(drafts, problems()).checkContainerNames();
        }
        if (problems().hasErrors()) {
            return failed();
        }
        resolveFiles(drafts, resolved.environment);
        if (problems().hasErrors()) {
            return failed();
        }
        var assembled = new Assembly(resolved.name, drafts).assemble();
        var project = new ProjectBinder(resolved.name, files.projectDirectory(), files.files(), files.envFiles())
                .bind(assembled);
        return new LoadResult(Optional.of(project), problems().list());
    }

    private Drafts drafts(MapTree model, Map<String, String> environment) {
        var forms = ProjectShape.section("services", model, problems());
        var services = forms.entrySet().stream()
                .map(entry -> new Draft(entry.getKey(), service(model, entry.getKey()), entry.getValue()))
                .toList();
        Map<String, Map<String, Map<String, Object>>> resources = new TreeMap<>();
        for (var section : List.of("networks", "volumes", "secrets", "configs", "models")) {
            resources.put(section, ProjectShape.section(section, model, problems()));
        }
        return Drafts.of(services, profiles(environment), resources, model);
    }

    private static MapTree service(MapTree model, String name) {
        var services = model.map("services");
        return services.get(name).flatMap(Tree::asMap).orElseGet(() -> MapTree.empty(services.keyAt(name)));
    }

    private void resolveFiles(Drafts drafts, Map<String, String> environment) {
        var serviceFiles = new ServiceFiles(files.projectDirectory(), environment, problems(), context.texts());
        for (var service : drafts.active().values()) {
            if (!context.skips(LoadOption.NAMES_ONLY)) {
                serviceFiles.mergeEnvironment(service);
            }
            serviceFiles.mergeLabels(service);
        }
    }

    private Set<String> profiles(Map<String, String> environment) {
        if (!files.profiles().isEmpty()) {
            return Set.copyOf(files.profiles());
        }
        var named = environment.getOrDefault("COMPOSE_PROFILES", "");
        return new HashSet<>(
                Arrays.stream(named.split(",", -1)).map(String::strip).toList());
    }

    private LoadResult failed() {
        return new LoadResult(Optional.empty(), problems().list());
    }

    private Problems problems() {
        return context.problems();
    }
}
