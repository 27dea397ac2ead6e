package dev.quaymaster.cli.command;

import dev.quaymaster.backup.recovery.Recovery;
import dev.quaymaster.cli.console.CommandException;
import dev.quaymaster.cli.console.Console;
import dev.quaymaster.cli.console.ExitCode;
import dev.quaymaster.cli.console.JsonFields;
import dev.quaymaster.cli.console.JsonText;
import dev.quaymaster.compose.ComposeFiles;
import dev.quaymaster.compose.Secrets;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.EngineEndpoint;
import dev.quaymaster.engine.EngineLocator;
import dev.quaymaster.engine.KnownEngine;
import dev.quaymaster.engine.KnownEngines;
import dev.quaymaster.files.Unfinished;
import dev.quaymaster.settings.Folders;
import dev.quaymaster.settings.LockedVolumes;
import dev.quaymaster.settings.Settings;
import dev.quaymaster.settings.SettingsFile;
import dev.quaymaster.stack.run.StackLocks;
import dev.quaymaster.volume.VolumeGuard;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One run of the program: its console, its options, and the engine, connected on first use.
public final class Invocation implements AutoCloseable {

    private final Console console;
    private final Function<EngineEndpoint, Engine> connector;
    private final ComposeFileOptions composeBefore = new ComposeFileOptions();
    private final List<GlobalOptions> options = new ArrayList<>();
    private @Nullable Engine engine;
    private boolean tidied;
    private @Nullable Settings settings;
    private boolean toldOfSettings;

    /// @param console where it reads and writes
    /// @param connector connects to an engine
    public Invocation(Console console, Function<EngineEndpoint, Engine> connector) {
        this.console = console;
        this.connector = connector;
    }

    /// Where this run reads and writes.
    public Console console() {
        return console;
    }

    /// The options that say which stack, given before the command.
    public ComposeFileOptions composeBefore() {
        return composeBefore;
    }

    /// Adds options that were given at one place of the command line.
    ///
    /// @param more options; later ones win
    public void use(GlobalOptions more) {
        options.add(more);
    }

    /// Whether results are wanted as JSON.
    public boolean json() {
        return options.stream().anyMatch(GlobalOptions::json);
    }

    /// Whether stack traces are wanted.
    public boolean verbose() {
        return options.stream().anyMatch(GlobalOptions::verbose);
    }

    /// Prints one JSON document.
    public void document(JsonFields tree) {
        console.out().print(JsonText.pretty(tree) + "\n");
    }

    /// Prints one JSON document that is a list.
    public void documents(Collection<JsonFields> trees) {
        console.out().print(JsonText.pretty(trees) + "\n");
    }

    /// Prints one JSON document that is a list of names.
    public void names(List<String> names) {
        console.out().print(JsonText.names(names) + "\n");
    }

    /// Prints one JSON object on a line of its own and lets it go at once.
    public void line(JsonFields tree) {
        console.out().println(JsonText.compact(tree));
        console.out().flush();
    }

    /// Says something that is not a result. Secrets in it are covered.
    public void say(String message) {
        console.err().print(Secrets.masked(message) + "\n");
        console.err().flush();
    }

    /// Where the engine is, without connecting to it.
    public EngineEndpoint endpoint() {
        var host = last(GlobalOptions::host);
        var context = last(GlobalOptions::context);
        if (host.isPresent() && context.isPresent()) {
            throw new CommandException(ExitCode.USAGE, "Say either --host or --context: both name an engine.");
        }
        return context.flatMap(name -> engines().named(name))
                .map(KnownEngine::endpoint)
                .orElseGet(() -> named(host, context));
    }

    private EngineEndpoint named(Optional<String> host, Optional<String> context) {
        var environment = new HashMap<>(console.environment());
        context.ifPresent(name -> {
            environment.put("DOCKER_CONTEXT", name);
            environment.remove("DOCKER_HOST");
        });
        return EngineLocator.locate(environment, host);
    }

    /// All engines that can be named: docker's, and those that were added in the window.
    public KnownEngines engines() {
        return KnownEngines.look(
                console.environment(),
                settings().engines().stream()
                        .map(one -> KnownEngine.added(one.name(), one.host(), one.certificates()))
                        .toList());
    }

    /// The engine; nothing is sent before the first question, save that what killed runs left is
    /// put right. Threads: any.
    public synchronized Engine engine() {
        var connected = connect();
        if (!tidied) {
            tidied = true;
            // What a killed run left is undone, and told, before anything else is done.
            unfinished().take().forEach(this::say);
            recover().forEach(this::say);
        }
        return connected;
    }

    private synchronized Engine connect() {
        var connected = engine;
        if (connected == null) {
            var endpoint = endpoint();
            connected = connector.apply(endpoint);
            engine = connected;
            if (!json()) {
                connected.onSilence(() -> say("Waiting for the engine at " + endpoint.host() + " to answer …"));
            }
        }
        return connected;
    }

    /// Puts right what killed runs left. Asks the engine nothing when there is nothing to do.
    ///
    /// @return what happened, in sentences for the user
    public List<String> recover() {
        return Recovery.run(connect(), journals(), Clock.systemUTC(), lockedVolumes()::now);
    }

    /// Says at the next start what was cut short, should this process be killed.
    public Unfinished unfinished() {
        return new Unfinished(folders().state());
    }

    /// Keep other runs away from a stack that is being changed.
    public StackLocks stackLocks() {
        return StackLocks.beside(journals());
    }

    /// Where unfinished runs at the engine are written down.
    public Path journals() {
        return folders().journals(endpoint().host());
    }

    /// Where this program keeps its files.
    public Folders folders() {
        return Folders.of(
                console.environment(),
                System.getProperty("os.name", ""),
                Path.of(System.getProperty("user.home", ".")));
    }

    /// The user's settings, after saying what was wrong with them; defaults when they can't be
    /// read.
    public Settings settings() {
        var known = settings;
        if (known == null) {
            var loaded = settingsFile().load();
            loaded.notice().ifPresent(notice -> {
                say(notice);
                toldOfSettings = true;
            });
            known = loaded.orDefaults();
            settings = known;
        }
        return known;
    }

    /// Whether the user was told that the settings can't be read.
    public boolean toldOfSettings() {
        return toldOfSettings;
    }

    /// The same for whoever deletes.
    ///
    /// @throws dev.quaymaster.settings.SettingsException when they can't be read
    public Settings requireSettings() {
        return settingsFile().load().require();
    }

    /// The user's settings on disk.
    public SettingsFile settingsFile() {
        return new SettingsFile(folders().settingsFile());
    }

    /// The volumes that the user protected.
    public LockedVolumes lockedVolumes() {
        return new LockedVolumes(settingsFile());
    }

    /// Keeps locked volumes, and those with the same data, from being changed.
    public VolumeGuard volumeGuard() {
        return new VolumeGuard(engine(), lockedVolumes()::now);
    }

    /// Which files the options name.
    ///
    /// @param after the options after the command
    public ComposeFiles files(ComposeFileOptions after) {
        return composeBefore.and(after).find(console.folder(), console.environment());
    }

    /// The name of a stack that is known by its containers only: it was named, and no compose file
    /// is at hand.
    ///
    /// @param after the options after the command
    public Optional<String> nameAlone(ComposeFileOptions after) {
        var all = composeBefore.and(after);
        return all.onlyName() && files(after).files().isEmpty() ? all.projectName() : Optional.empty();
    }

    private Optional<String> last(Function<GlobalOptions, Optional<String>> option) {
        return options.reversed().stream()
                .flatMap(one -> option.apply(one).stream())
                .findFirst();
    }

    /// Gives up the connection, if there is one.
    @Override
    public void close() {
        if (engine != null) {
            engine.close();
        }
        console.out().flush();
        console.err().flush();
    }
}
