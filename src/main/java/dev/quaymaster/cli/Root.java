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
            "--snapshot FILE.png writes a picture of it, with --size 1440x900, --theme light or"
                    + " dark, --screen stacks/NAME, volumes, backups, …",
            "src/bin/quaymaster --setup readies this machine."
        },
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:All was done.",
            "1:It could not be done.",
            "2:The command line makes no sense; of plan: there is something to do.",
            "3:A part was done.",
            "10:There is no such backup, folder of backups or volume, or no such file or folder to" + " copy or show.",
            "11:Another run works there.",
            "12:The key does not fit.",
            "20:No engine answers, or it does not let us.",
            "21:The compose file has errors.",
            "130:You interrupted it.",
            "143:It was told to end (SIGTERM); as with 130, what it did is put right first."
        })
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
