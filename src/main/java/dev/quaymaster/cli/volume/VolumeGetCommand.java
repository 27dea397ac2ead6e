package dev.quaymaster.cli.volume;

import dev.quaymaster.cli.command.Invocation;
import dev.quaymaster.cli.console.CommandException;
import dev.quaymaster.cli.console.ExitCode;
import dev.quaymaster.cli.console.JsonFields;
import dev.quaymaster.cli.console.StatusLine;
import dev.quaymaster.volume.VolumeEntry;
import dev.quaymaster.volume.name.LocalName;
import dev.quaymaster.volume.name.VisibleName;
import dev.quaymaster.volume.tar.Unpacked;
import dev.quaymaster.words.ByteCount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `volume get`.
@CommandLine.Command(
        description = {
            "Copy a file, or a folder with all that is in it, out of a volume.",
            "The files become yours. Devices, pipes, sockets and links that lead out stay behind;"
                    + " each is named, as is what could not be kept (capabilities, extended"
                    + " attributes) or got another name because this machine can't hold its own."
                    + " The exit code is then 3."
        })
public final class VolumeGetCommand extends VolumeCommand {

    @Parameters(index = "0", paramLabel = "VOLUME:PATH", description = "What to copy")
    private String place = "";

    @Parameters(
            index = "1",
            paramLabel = "DEST",
            description = "The new file or folder, a folder to put it in, or - for standard output")
    private String destination = "";

    @Option(names = "--overwrite", description = "Replace a file that is there already; folders are never replaced")
    private boolean overwrite;

    /// @param invocation the run of the program it belongs to
    public VolumeGetCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run() throws IOException {
        var ref = VolumeRef.parse(place);
        try (var browser = open(ref);
                var line = new StatusLine(console())) {
            var entry = browser.entry(ref.path());
            if (destination.equals("-")) {
                try (var file = browser.open(entry.path())) {
                    file.transferTo(console().out());
                }
                return ExitCode.OK.number();
            }
            requireFolder(entry);
            var target = target(ref);
            requireFree(target, entry);
            var unpacked = browser.download(
                    ref.path(),
                    target,
                    bytes -> line.now(() -> "copied " + ByteCount.words(bytes) + " of /" + ref.path()));
            unpacked.leftOut().forEach(left -> line.say("Left out " + left + "."));
            unpacked.renamed()
                    .forEach(renamed -> line.say("Renamed " + renamed + ", as this machine can't hold its name."));
            unpacked.notKept().forEach(lost -> line.say("Not kept of " + lost + "."));
            tell(LocalName.all(target), unpacked);
            return (unpacked.complete() ? ExitCode.OK : ExitCode.PARTLY).number();
        }
    }

    /// A slash at the end says that a folder is meant: a file must not be made in its place, while
    /// the copy of a folder can be called that.
    private void requireFolder(VolumeEntry entry) {
        var given = console().folder().resolve(destination);
        if (saysFolder() && !entry.isFolder() && !Files.isDirectory(given)) {
            throw new CommandException(
                    ExitCode.NOT_FOUND,
                    "There is no folder "
                            + given
                            + ", so /"
                            + entry.path()
                            + " was not copied. Make it first, or leave the slash at the end"
                            + " out.");
        }
    }

    private boolean saysFolder() {
        return destination.endsWith("/")
                || destination.endsWith(console().folder().getFileSystem().getSeparator());
    }

    /// Only a file or link may be replaced, and only by a file: what a folder holds would be lost,
    /// or mixed with what comes.
    private void requireFree(Path target, VolumeEntry entry) {
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (entry.isFolder() || Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new CommandException(
                    ExitCode.FAILED,
                    target + " is there already, and no folder is replaced or added to. Give" + " another name.");
        }
        if (!overwrite) {
            throw new CommandException(
                    ExitCode.FAILED, target + " is there already. Say --overwrite, or give it another name.");
        }
    }

    private Path target(VolumeRef ref) {
        var given = console().folder().resolve(destination);
        if (!Files.isDirectory(given)) {
            return given;
        }
        var name = ref.path().isRoot() ? ref.volume() : ref.path().name();
        return LocalName.in(given, name);
    }

    private void tell(String target, Unpacked unpacked) {
        if (invocation().json()) {
            invocation()
                    .document(new JsonFields()
                            .with("file", target)
                            .with("leftOut", unpacked.leftOut())
                            .with("renamed", unpacked.renamed())
                            .with("notKept", unpacked.notKept()));
        } else {
            console().out().println(VisibleName.of(target));
        }
    }
}
