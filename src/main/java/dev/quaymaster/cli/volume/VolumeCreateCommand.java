package dev.quaymaster.cli.volume;

import dev.quaymaster.cli.command.Command;
import dev.quaymaster.cli.command.Invocation;
import dev.quaymaster.cli.console.ExitCode;
import dev.quaymaster.engine.LabelFilter;
import dev.quaymaster.engine.spec.VolumeSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `volume create`.
@CommandLine.Command(description = "Make a volume; one that is there already is left.")
public final class VolumeCreateCommand extends Command {

    @Option(
            names = {"-d", "--driver"},
            paramLabel = "DRIVER",
            description = "local by default")
    private String driver = "";

    @Option(
            names = {"-o", "--opt"},
            paramLabel = "KEY=VALUE",
            description = "Option of the driver; repeatable")
    private Map<String, String> driverOptions = new LinkedHashMap<>();

    @Option(names = "--label", paramLabel = "KEY=VALUE", description = "Label; repeatable")
    private Map<String, String> labels = new LinkedHashMap<>();

    @Parameters(paramLabel = "VOLUME", description = "Its name")
    private String name = "";

    /// @param invocation the run of the program it belongs to
    public VolumeCreateCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run() {
        var volume = engine().createVolume(new VolumeSpec(name, driver, driverOptions, labels));
        if (invocation().json()) {
            var locks = Volumes.locks(invocation(), engine().volumes(LabelFilter.all()));
            invocation().document(VolumeLsCommand.tree(volume, List.of(), locks));
        } else {
            console().out().println(volume.name());
        }
        return ExitCode.OK.number();
    }
}
