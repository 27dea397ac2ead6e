package dev.quaymaster.cli.volume;

import dev.quaymaster.cli.command.Invocation;
import dev.quaymaster.cli.console.CommandException;
import dev.quaymaster.cli.console.ExitCode;
import dev.quaymaster.cli.console.JsonFields;
import dev.quaymaster.cli.console.StatusLine;
import dev.quaymaster.engine.Volume;
import dev.quaymaster.volume.SampledNames;
import dev.quaymaster.volume.Uploaded;
import dev.quaymaster.volume.Uploaded.Existing;
import dev.quaymaster.volume.VolumeBrowser;
import dev.quaymaster.volume.VolumeEntry;
import dev.quaymaster.volume.VolumePath;
import dev.quaymaster.volume.name.LocalName;
import dev.quaymaster.words.ByteCount;
import dev.quaymaster.words.Count;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `volume put`.
@CommandLine.Command(
        description = {
            "Copy a file, or a folder with all that is in it, into a volume.",
            "It belongs to the owner of the folder it comes into and keeps its rights; links stay"
                    + " links. A folder that is there already is added to; files in it are"
                    + " replaced only with --overwrite. Devices, pipes and sockets, and what can't"
                    + " be read, are left out and named, as is what could not be kept (setuid"
                    + " bits, extended attributes): the exit code is then 3."
        })
public final class VolumePutCommand extends VolumeCommand {

    @Option(
            names = {"-y", "--yes"},
            description = "Also while running containers have the volume open")
    private boolean yes;

    @Option(names = "--overwrite", description = "Replace files that are there already")
    private boolean overwrite;

    @Parameters(index = "0", paramLabel = "SRC", description = "A file or folder here")
    private String source = "";

    @Parameters(index = "1", paramLabel = "VOLUME:PATH", description = "The new file, or a folder to put it in")
    private String place = "";

    /// @param invocation the run of the program it belongs to
    public VolumePutCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run() {
        var file = console().folder().resolve(source).normalize();
        if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new CommandException(ExitCode.NOT_FOUND, "There is no file or folder " + file + ".");
        }
        var ref = VolumeRef.parse(place);
        invocation().volumeGuard().check(ref.volume(), "change");
        try (var browser = open(ref);
                var line = new StatusLine(console())) {
            if (yes) {
                browser.allowEditing();
            }
            var target = target(browser, ref, file);
            if (!overwrite) {
                requireFree(browser.replaced(file, target), ref.volume());
            }
            var uploaded = browser.put(
                    file,
                    target,
                    overwrite ? Existing.REPLACED : Existing.KEPT,
                    bytes -> line.now(() -> "copied " + ByteCount.words(bytes) + " to /" + target));
            if (uploaded.ranOutOfRoom()) {
                line.say(full(uploaded, ref.in(engine())));
            }
            return tell(uploaded, target, line);
        }
    }

    private static void requireFree(List<VolumePath> taken, String volume) {
        if (taken.isEmpty()) {
            return;
        }
        var names = new SampledNames.Sum();
        taken.forEach(path -> names.add("/" + path));
        throw new CommandException(
                ExitCode.FAILED,
                "%s %s there already in volume %s. Say --overwrite, or give it another name."
                        .formatted(names.result().text(), taken.size() == 1 ? "is" : "are", volume));
    }

    /// Into a folder that is there under its own name, else under the name given.
    private static VolumePath target(VolumeBrowser browser, VolumeRef ref, Path file) {
        var intoFolder = ref.folder() || isFolder(browser, ref.path());
        return intoFolder ? ref.path().child(LocalName.of(file)) : ref.path();
    }

    private static boolean isFolder(VolumeBrowser browser, VolumePath path) {
        return path.isRoot()
                || browser.list(path.parent()).stream()
                        .filter(entry -> entry.path().equals(path))
                        .anyMatch(VolumeEntry::isFolder);
    }

    /// A volume without options of its own lies on the disk that images take room of as well.
    private static String full(Uploaded uploaded, Volume volume) {
        var copied = uploaded.entries() == 0
                ? "nothing was copied."
                : "only a part was copied ("
                        + Count.words(uploaded.entries(), "entry")
                        + ", "
                        + ByteCount.words(uploaded.bytes())
                        + ").";
        var room = volume.options().isEmpty()
                ? " Make room on the disk of the engine's machine, for example with:" + " docker image prune."
                : "";
        return "Volume " + volume.name() + " is full: " + copied + room;
    }

    /// Nothing at all is a failure, a part is a part.
    private int tell(Uploaded uploaded, VolumePath target, StatusLine line) {
        uploaded.leftOut().forEach(left -> line.say("Left out " + left + "."));
        uploaded.notKept().forEach(lost -> line.say("Not kept of " + lost + "."));
        var nothing = uploaded.entries() == 0 && !uploaded.leftOut().isEmpty();
        if (invocation().json()) {
            invocation()
                    .document(new JsonFields()
                            .with("path", "/" + target.raw())
                            .with("leftOut", uploaded.leftOut())
                            .with("notKept", uploaded.notKept()));
        } else if (!nothing) {
            console().out().println("/" + target);
        }
        if (nothing) {
            return ExitCode.FAILED.number();
        }
        return (uploaded.complete() ? ExitCode.OK : ExitCode.PARTLY).number();
    }
}
