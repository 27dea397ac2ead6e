package dev.quaymaster.cli.volume;

import dev.quaymaster.cli.command.Invocation;
import dev.quaymaster.cli.console.ExitCode;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/// `volume cat`.
@CommandLine.Command(description = "Print a file of a volume.")
public final class VolumeCatCommand extends VolumeCommand {

    @Parameters(paramLabel = "VOLUME:PATH", description = "The file")
    private String place = "";

    /// @param invocation the run of the program it belongs to
    public VolumeCatCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run() throws IOException {
        var ref = VolumeRef.parse(place);
        try (var browser = open(ref);
                var file = browser.open(browser.entry(ref.path()).path())) {
            file.transferTo(console().out());
        }
        return ExitCode.OK.number();
    }
}
