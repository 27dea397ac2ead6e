package dev.quaymaster.cli.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quaymaster.backup.CheckRecord;
import dev.quaymaster.backup.SavedVolume;
import dev.quaymaster.backup.archive.ManifestChecksum;
import dev.quaymaster.cli.command.Invocation;
import dev.quaymaster.cli.console.Amounts;
import dev.quaymaster.cli.console.ExitCode;
import dev.quaymaster.cli.console.JsonText;
import dev.quaymaster.cli.console.Table;
import dev.quaymaster.words.ByteCount;
import dev.quaymaster.words.VisibleText;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `backup show`.
@Command(description = "Show what a backup holds. With --json, its manifest.")
public final class BackupShowCommand extends BackupCommand {

    @Parameters(paramLabel = "SET", description = "Id of a backup, or its beginning")
    private String id = "";

    /// @param invocation the run of the program it belongs to
    public BackupShowCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run() throws IOException {
        var set = set(id).set();
        if (invocation().json()) {
            var manifest = new String(ManifestChecksum.manifest(set.folder()), UTF_8);
            console().out().print(JsonText.escaped(manifest));
            return ExitCode.OK.number();
        }
        var about = set.manifest().about();
        line("backup", set.id());
        line("of", set.subject());
        line("made", Amounts.moment(about.started()) + " in " + Amounts.duration(about.took()));
        line("why", BackupLsCommand.word(about.kind()));
        line("by", about.tool() + ", engine " + about.engine());
        line("state", set.state().words());
        if (set.pinned()) {
            line("pinned", "kept until it is unpinned");
        }
        about.origin().flatMap(from -> from.plan()).ifPresent(plan -> line("plan", plan));
        line("folder", set.folder().toString());
        set.check().ifPresent(this::check);
        set.manifest().warnings().forEach(text -> line("warning", text));
        set.manifest()
                .notSaved()
                .forEach(missing -> line("missing", "%s (%s)".formatted(missing.what(), missing.reason())));
        set.manifest().files().forEach(file -> line("file", file.source()));
        set.manifest().images().forEach(image -> line("image", image.service() + ": " + image.image()));
        set.manifest().volumes().forEach(this::outside);
        console().out().println();
        var table = new Table("VOLUME", "METHOD", "SIZE", "STORED", "ENTRIES", "ARCHIVE");
        set.manifest().volumes().forEach(volume -> row(table, volume));
        console().out().print(table);
        return ExitCode.OK.number();
    }

    /// What a restore of the volume would reach besides a volume of the engine.
    private void outside(SavedVolume volume) {
        volume.origin().options().forEach((name, value) -> line("option", volume.name() + ": " + name + "=" + value));
        volume.database().ifPresent(database -> line("server", volume.name() + ": " + database.image()));
    }

    private void check(CheckRecord check) {
        check.problems().forEach(text -> line("problem", text));
        check.notes().forEach(text -> line("note", text));
        check.proof().ifPresent(proof -> line("loaded", "into a temporary server, " + Amounts.moment(proof.at())));
    }

    private void line(String what, String value) {
        console().out().println(what + " ".repeat(10 - what.length()) + VisibleText.line(value));
    }

    private static void row(Table table, SavedVolume volume) {
        var archive = volume.archive();
        table.row(
                volume.name(),
                volume.method().words(),
                ByteCount.words(archive.contentBytes()),
                ByteCount.words(archive.bytes()),
                String.valueOf(archive.entries()),
                archive.file());
    }
}
