package dev.quaymaster.cli.volume;

import dev.quaymaster.cli.command.Invocation;
import dev.quaymaster.cli.console.CommandException;
import dev.quaymaster.cli.console.ExitCode;
import dev.quaymaster.volume.VolumeBrowser;
import dev.quaymaster.volume.VolumePath;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.regex.PatternSyntaxException;
import picocli.CommandLine.Parameters;

/// `volume find`.
@picocli.CommandLine.Command(
        description = {
            "Find files and folders of a volume by name, with * and ? as in a shell.",
            "With --json, one object a line."
        })
public final class VolumeFindCommand extends VolumeCommand {

    @Parameters(index = "0", paramLabel = "VOLUME[:PATH]", description = "Where to look")
    private String place = "";

    @Parameters(index = "1", paramLabel = "PATTERN", description = "Such as '*.conf'")
    private String pattern = "";

    /// @param invocation the run of the program it belongs to
    public VolumeFindCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run() throws InterruptedException {
        var ref = VolumeRef.parse(place);
        var matcher = matcher();
        try (var browser = open(ref)) {
            look(browser, ref.path(), matcher);
        }
        return ExitCode.OK.number();
    }

    private PathMatcher matcher() {
        try {
            return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        } catch (PatternSyntaxException e) {
            throw new CommandException(
                    ExitCode.USAGE, pattern + " is no pattern: " + e.getDescription() + ".");
        }
    }

    private void look(VolumeBrowser browser, VolumePath folder, PathMatcher matcher)
            throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        for (var entry : browser.list(folder)) {
            if (matcher.matches(Path.of(entry.name()))) {
                if (invocation().json()) {
                    invocation().line(VolumeTreeCommand.tree(entry));
                } else {
                    console().out().println("/" + entry.path());
                }
            }
            if (entry.isFolder()) {
                look(browser, entry.path(), matcher);
            }
        }
    }
}
