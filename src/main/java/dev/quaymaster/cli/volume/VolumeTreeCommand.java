package dev.quaymaster.cli.volume;

import dev.quaymaster.cli.command.Invocation;
import dev.quaymaster.cli.console.ExitCode;
import dev.quaymaster.cli.console.JsonFields;
import dev.quaymaster.volume.VolumeBrowser;
import dev.quaymaster.volume.VolumeEntry;
import dev.quaymaster.volume.VolumePath;
import dev.quaymaster.volume.name.VisibleName;
import dev.quaymaster.words.ByteCount;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `volume tree`.
@CommandLine.Command(
        description = {
            "Show the files of a volume, or of a folder in it.",
            "Bytes of names that are no text, and characters that can't be seen, are written"
                    + " \\xHH; every command takes names written so.",
            "With --json, one object a line."
        })
public final class VolumeTreeCommand extends VolumeCommand {

    @Option(
            names = {"-L", "--depth"},
            paramLabel = "N",
            description = "Only so many levels of folders")
    private int depth = Integer.MAX_VALUE;

    @Parameters(paramLabel = "VOLUME[:PATH]", description = "Where to begin")
    private String place = "";

    /// @param invocation the run of the program it belongs to
    public VolumeTreeCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run() throws InterruptedException {
        var ref = VolumeRef.parse(place);
        try (var browser = open(ref)) {
            show(browser, ref.path(), "", depth);
        }
        return ExitCode.OK.number();
    }

    private void show(VolumeBrowser browser, VolumePath folder, String indent, int levels) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        var entries = browser.list(folder);
        for (var entry : entries) {
            var last = entry.equals(entries.getLast());
            if (invocation().json()) {
                invocation().line(tree(entry));
            } else {
                console().out().println(indent + (last ? "└── " : "├── ") + words(entry));
            }
            if (entry.isFolder() && levels > 1) {
                show(browser, entry.path(), indent + (last ? "    " : "│   "), levels - 1);
            }
        }
    }

    private static String words(VolumeEntry entry) {
        var name = VisibleName.of(entry.name());
        return switch (entry.kind()) {
            case FILE -> name + "  " + ByteCount.words(entry.size());
            case FOLDER -> name + "/";
            case LINK -> name + " -> " + VisibleName.of(entry.linkTarget().orElse(""));
            case OTHER -> name;
        };
    }

    /// An entry as JSON. A byte that is not UTF-8 is a lone surrogate U+DC80…U+DCFF in `path`, and
    /// `shown` is what other commands take for it.
    static JsonFields tree(VolumeEntry entry) {
        return new JsonFields()
                .with("path", "/" + entry.path().raw())
                .with("shown", "/" + entry.path())
                .with("kind", entry.kind().name().toLowerCase(Locale.ROOT))
                .with("size", entry.size())
                .with("modified", entry.modified())
                .with("mode", String.format(Locale.ROOT, "%04o", entry.mode()))
                .with("uid", entry.uid())
                .with("gid", entry.gid())
                .with("owner", entry.ownerName())
                .with("link", entry.linkTarget());
    }
}
