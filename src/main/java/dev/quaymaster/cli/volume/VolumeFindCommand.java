package dev.quaymaster.cli.volume;

import dev.quaymaster.cli.command.Invocation;
import dev.quaymaster.cli.console.CommandException;
import dev.quaymaster.cli.console.ExitCode;
import dev.quaymaster.volume.VolumeBrowser;
import dev.quaymaster.volume.VolumePath;
import java.util.regex.PatternSyntaxException;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/// `volume find`.
@CommandLine.Command(
        description = {
            "Find files and folders of a volume by name, with *, ?, [a-z] and {a,b} as in a shell.",
            "Bytes of names that are no text, and characters that can't be seen, are written" + " \\xHH.",
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
        var names = names();
        try (var browser = open(ref)) {
            look(browser, ref.path(), names);
        }
        return ExitCode.OK.number();
    }

    private NamePattern names() {
        try {
            return NamePattern.of(pattern);
        } catch (PatternSyntaxException e) {
            throw new CommandException(ExitCode.USAGE, pattern + " is no pattern: " + e.getDescription() + ".");
        }
    }

    private void look(VolumeBrowser browser, VolumePath folder, NamePattern names) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        for (var entry : browser.list(folder)) {
            if (names.matches(entry.name())) {
                if (invocation().json()) {
                    invocation().line(VolumeTreeCommand.tree(entry));
                } else {
                    console().out().println("/" + entry.path());
                }
            }
            if (entry.isFolder()) {
                look(browser, entry.path(), names);
            }
        }
    }
}
