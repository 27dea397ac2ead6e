package dev.quaymaster.cli.command;

import dev.quaymaster.compose.ComposeFiles;
import dev.quaymaster.compose.LoadResult;
import dev.quaymaster.compose.load.ProjectLoader;
import dev.quaymaster.compose.model.Project;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/// A command about one stack: it takes the compose options.
public abstract class StackCommand extends Command {

    private final ComposeOptions compose = new ComposeOptions();
    private @Nullable ComposeFiles files;

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

    /// Loads the project and says what is doubtful in it.
    ///
    /// @throws ComposeProblems when there are errors
    public Project project() {
        return project(ProjectLoader.load(files()));
    }

    /// The project of a result, after saying what is doubtful in it.
    ///
    /// @throws ComposeProblems when there are errors
    public Project project(LoadResult result) {
        var project = result.project();
        if (project.isEmpty()) {
            throw new ComposeProblems(result.problems());
        }
        result.problems().forEach(problem -> invocation().say("warning: " + problem));
        return project.get();
    }

    /// The name of the stack, whether its file is at hand or not.
    public String stackName() {
        return nameAlone().orElseGet(() -> project().name());
    }
}
