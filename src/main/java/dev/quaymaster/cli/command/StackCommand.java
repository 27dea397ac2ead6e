package dev.quaymaster.cli.command;

import dev.quaymaster.cli.console.CommandException;
import dev.quaymaster.cli.console.ExitCode;
import dev.quaymaster.compose.ComposeFiles;
import dev.quaymaster.compose.LoadResult;
import dev.quaymaster.compose.load.ProjectLoader;
import dev.quaymaster.compose.model.Project;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/// A command about one stack: it takes the compose options.
public abstract class StackCommand extends Command {

    private final ComposeFileOptions compose = new ComposeFileOptions();
    private @Nullable ComposeFiles files;
    private @Nullable Project project;

    protected StackCommand(Invocation invocation) {
        super(invocation);
    }

    /// Gives the command the compose options, save the names that it uses itself.
    public final void addComposeOptions(CommandSpec spec) {
        if (takesComposeOptions()) {
            compose.addTo(spec);
        }
    }

    /// Whether it is about the stack of the compose options, or finds what it is about otherwise.
    protected boolean takesComposeOptions() {
        return true;
    }

    /// Whether everything after the first word that is no option is another program's command line.
    public boolean takesACommand() {
        return false;
    }

    /// The compose files that are meant.
    public ComposeFiles files() {
        if (files == null) {
            files = invocation().files(compose);
        }
        return files;
    }

    /// The name of a stack that is known by its containers only.
    public Optional<String> nameAlone() {
        return invocation().nameAlone(compose);
    }

    /// Loads the project, once, and says what is doubtful in it.
    ///
    /// @throws ComposeProblems when there are errors
    public Project project() {
        if (project == null) {
            project = project(ProjectLoader.load(files()));
        }
        return project;
    }

    /// The project of a result, after saying what is doubtful in it.
    ///
    /// @throws ComposeProblems when there are errors
    public Project project(LoadResult result) {
        var loaded = result.project();
        if (loaded.isEmpty()) {
            throw new ComposeProblems(result.problems());
        }
        result.problems().forEach(problem -> invocation().say("warning: " + problem));
        return loaded.get();
    }

    /// Says that the engine has nothing of a stack that was named; to the reference, and so to
    /// scripts, that is no failure.
    protected void sayNoSuchStack(String name) {
        invocation().say("There is no stack " + name + " on this engine. quaymaster ls shows which there are.");
    }

    /// Refuses services that the stack does not have.
    ///
    /// @param known those it has
    /// @throws CommandException FAILED, naming those it has
    protected void checkServices(Collection<String> wanted, Collection<String> known) {
        for (var service : wanted) {
            if (!known.contains(service)) {
                throw new CommandException(
                        ExitCode.FAILED,
                        "There is no service %s in %s; there is %s."
                                .formatted(service, stackName(), String.join(", ", known)));
            }
        }
    }

    /// The services of the stack: those of its files, or of its containers where it is known by its
    /// name only.
    protected Set<String> knownServices(Supplier<Set<String>> created) {
        if (nameAlone().isPresent()) {
            return created.get();
        }
        var project = project();
        var all = new TreeSet<>(project.services().keySet());
        all.addAll(project.disabledServices().keySet());
        return all;
    }

    /// The name of the stack, whether its file is at hand or not.
    public String stackName() {
        return nameAlone().orElseGet(() -> project().name());
    }
}
