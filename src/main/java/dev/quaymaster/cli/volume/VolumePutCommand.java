package dev.quaymaster.cli.volume;

import dev.quaymaster.cli.command.Invocation;
import dev.quaymaster.cli.console.CommandException;
import dev.quaymaster.cli.console.ExitCode;
import dev.quaymaster.cli.console.StatusLine;
import dev.quaymaster.cli.console.Tree;
import dev.quaymaster.volume.VolumeBrowser;
import dev.quaymaster.volume.VolumeEntry;
import dev.quaymaster.volume.VolumeLocks;
import dev.quaymaster.volume.VolumePath;
import dev.quaymaster.words.ByteCount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `volume put`.
@picocli.CommandLine.Command(
        description = {
            "Copy a file, or a folder with all that is in it, into a volume.",
            "It belongs to the owner of the folder it comes into."
        })
public final class VolumePutCommand extends VolumeCommand {

    @Option(
            names = {"-y", "--yes"},
            description = "Also while running containers have the volume open")
    private boolean yes;

    @Parameters(index = "0", paramLabel = "SRC", description = "A file or folder here")
    private String source = "";

    @Parameters(
            index = "1",
            paramLabel = "VOLUME:PATH",
            description = "The new file, or a folder to put it in")
    private String place = "";

    /// @param invocation the run of the program it belongs to
    public VolumePutCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run() throws IOException {
        var file = console().folder().resolve(source).normalize();
        if (!Files.exists(file)) {
            throw new CommandException(ExitCode.FAILED, "There is no file or folder " + file + ".");
        }
        var ref = VolumeRef.parse(place);
        new VolumeLocks(invocation().lockedVolumes().now()).check(ref.volume(), "change");
        try (var browser = open(ref);
                var line = new StatusLine(console())) {
            if (yes) {
                browser.allowEditing();
            }
            tell(put(browser, file, target(browser, ref, file), line));
        }
        return ExitCode.OK.number();
    }

    /// Into a folder that is there under its own name, else under the name given.
    private static VolumePath target(VolumeBrowser browser, VolumeRef ref, Path file) {
        var intoFolder = ref.folder() || isFolder(browser, ref.path());
        return intoFolder ? ref.path().child(file.getFileName().toString()) : ref.path();
    }

    private static boolean isFolder(VolumeBrowser browser, VolumePath path) {
        return path.isRoot()
                || browser.list(path.parent()).stream()
                        .filter(entry -> entry.path().equals(path))
                        .anyMatch(VolumeEntry::isFolder);
    }

    private static VolumePath put(
            VolumeBrowser browser, Path file, VolumePath target, StatusLine line)
            throws IOException {
        if (Files.isDirectory(file)) {
            if (!isFolder(browser, target)) {
                browser.makeFolder(target);
            }
            try (var members = Files.list(file)) {
                for (var member : members.sorted().toList()) {
                    put(browser, member, target.child(member.getFileName().toString()), line);
                }
            }
        } else if (file.getFileName().toString().equals(target.name())) {
            upload(browser, file, target, line);
        } else {
            renamed(browser, file, target, line);
        }
        return target;
    }

    private static void upload(
            VolumeBrowser browser, Path file, VolumePath target, StatusLine line) {
        browser.upload(
                file,
                target.parent(),
                bytes -> line.now(() -> "copied " + ByteCount.words(bytes) + " to /" + target));
    }

    /// A file arrives under its own name: a link gives it the other one.
    private static void renamed(
            VolumeBrowser browser, Path file, VolumePath target, StatusLine line)
            throws IOException {
        var folder = Files.createTempDirectory("quaymaster");
        var link = folder.resolve(target.name());
        try {
            Files.createSymbolicLink(link, file.toAbsolutePath());
            upload(browser, link, target, line);
        } finally {
            Files.deleteIfExists(link);
            Files.deleteIfExists(folder);
        }
    }

    private void tell(VolumePath target) {
        if (invocation().json()) {
            invocation().document(new Tree().with("path", "/" + target));
        } else {
            console().out().println("/" + target);
        }
    }
}
