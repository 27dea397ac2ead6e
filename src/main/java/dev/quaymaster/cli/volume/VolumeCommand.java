package dev.quaymaster.cli.volume;

import dev.quaymaster.cli.command.Command;
import dev.quaymaster.cli.command.Invocation;
import dev.quaymaster.volume.HelperContainers;
import dev.quaymaster.volume.VolumeBrowser;

/// A command that looks into a volume.
abstract class VolumeCommand extends Command {

    VolumeCommand(Invocation invocation) {
        super(invocation);
    }

    /// Opens a volume, after removing what killed processes left.
    VolumeBrowser open(VolumeRef ref) {
        ref.in(engine());
        HelperContainers.removeLeftovers(engine());
        var browser = VolumeBrowser.open(engine(), ref.volume());
        browser.protectBy(invocation().volumeGuard());
        return browser;
    }
}
