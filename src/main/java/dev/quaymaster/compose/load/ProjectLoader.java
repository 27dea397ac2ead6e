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
import java.util.TreeMap;

/// Loads compose files into a project. The work is bounded, whatever the files say: size, depth,
/// aliases, includes and extensions in circles all end in a problem.
public final class ProjectLoader {

    private final ComposeFiles files;
    private final Set<LoadOption> options;
    private final Session session;

    private ProjectLoader(ComposeFiles files, Set<LoadOption> options, SourceTexts texts) {
        this.files = files;
        this.options = Set.copyOf(options);
        this.session = new Session(home(files.environment()), texts);
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
        return new ProjectLoader(files, options, SourceTexts.onDisk()).load();
    }

    /// Loads the files as they are being typed.
    ///
    /// @param files what to load
    /// @param texts what the files say
    /// @return the project, or the errors that prevent it
    public static LoadResult load(ComposeFiles files, SourceTexts texts) {
        return new ProjectLoader(files, Set.of(), texts).load();
    }

    private LoadResult load() {
        if (files.files().isEmpty()) {
            problems()
                    .error(
                            Location.of(files.projectDirectory()),
                            TreePath.ROOT,
                            "No compose file was found here or in a parent folder.");
            return failed();
        }
        var environment = ProjectEnvironment.of(files, problems(), session.texts());
        var name = new ProjectName(files, session, environment).find();
        if (problems().hasErrors()) {
            return failed();
        }
        environment.put("COMPOSE_PROJECT_NAME", name);
        var model =
                new ModelLoader(session, files.projectDirectory(), environment, List.of())
                        .load(files.files());
        if (model.entries().isEmpty() && !problems().hasErrors()) {
            problems().error(model, TreePath.ROOT, "This compose file is empty.");
        }
        if (problems().hasErrors()) {
            return failed();
        }
        return assemble(name, new Normalization(name, environment).apply(model), environment);
    }

    private LoadResult assemble(String name, MapTree model, Map<String, String> environment) {
        var drafts = drafts(model, environment);
        if (!problems().hasErrors() && !options.contains(LoadOption.NO_CONSISTENCY)) {
            new ProjectChecks(drafts, problems()).check();
        }
        if (problems().hasErrors()) {
            return failed();
        }
        resolveFiles(drafts, environment);
        if (problems().hasErrors()) {
            return failed();
        }
        var assembled = new Assembly(name, drafts).assemble();
        var project =
                new ProjectBinder(name, files.projectDirectory(), files.files(), files.envFiles())
                        .bind(assembled);
        return new LoadResult(Optional.of(project), problems().list());
    }

    private Drafts drafts(MapTree model, Map<String, String> environment) {
        var forms = ProjectShape.section("services", model, problems());
        var services =
                forms.entrySet().stream()
                        .map(
                                entry ->
                                        new Draft(
                                                entry.getKey(),
                                                service(model, entry.getKey()),
                                                entry.getValue()))
                        .toList();
        Map<String, Map<String, Map<String, Object>>> resources = new TreeMap<>();
        for (var section : List.of("networks", "volumes", "secrets", "configs")) {
            resources.put(section, ProjectShape.section(section, model, problems()));
        }
        return Drafts.of(services, profiles(environment), resources, model);
    }

    private static MapTree service(MapTree model, String name) {
        var services = model.map("services");
        return services.get(name)
                .flatMap(Tree::asMap)
                .orElseGet(() -> MapTree.empty(services.keyAt(name)));
    }

    private void resolveFiles(Drafts drafts, Map<String, String> environment) {
        var serviceFiles = new ServiceFiles(environment, problems(), session.texts());
        for (var service : drafts.active().values()) {
            serviceFiles.mergeEnvironment(service);
            serviceFiles.mergeLabels(service);
        }
    }

    private Set<String> profiles(Map<String, String> environment) {
        if (!files.profiles().isEmpty()) {
            return Set.copyOf(files.profiles());
        }
        var named = environment.getOrDefault("COMPOSE_PROFILES", "");
        return new HashSet<>(Arrays.stream(named.split(",", -1)).map(String::strip).toList());
    }

    private static Path home(Map<String, String> environment) {
        return Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")));
    }

    private LoadResult failed() {
        return new LoadResult(Optional.empty(), problems().list());
    }

    private Problems problems() {
        return session.problems();
    }
}
