package dev.quaymaster.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/// What stands before a command.
@Command(
        name = "quaymaster",
        versionProvider = Root.Version.class,
        synopsisHeading = "%nUsage: ",
        description = {
            "Docker Compose stacks, their volumes and their backups.",
            "Without a command, or with a compose file alone, the window opens.",
            "--snapshot FILE.png writes a picture of it, with --size 1440x900, --theme light or dark,"
                    + " --screen stacks/NAME, volumes, backups, …",
            "src/bin/quaymaster --setup readies this machine."
        },
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n")
final class Root {

    /// The version in the jar's manifest.
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            var version = Root.class.getPackage().getImplementationVersion();
            return new String[] {"quaymaster " + (version == null ? "development build" : version)};
        }
    }
}
