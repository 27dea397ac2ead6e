package dev.quaymaster.cli.volume;

import dev.quaymaster.cli.command.Invocation;
import dev.quaymaster.cli.console.ExitCode;
import dev.quaymaster.cli.console.JsonFields;
import dev.quaymaster.cli.console.Table;
import dev.quaymaster.volume.VolumeMeasure;
import dev.quaymaster.volume.name.VisibleName;
import dev.quaymaster.words.ByteCount;
import dev.quaymaster.words.Count;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/// `volume du`.
@CommandLine.Command(description = "Measure all volumes, or the folders of one.")
public final class VolumeDuCommand extends VolumeCommand {

    @Parameters(arity = "0..1", paramLabel = "VOLUME[:PATH]", description = "What to measure; all volumes by default")
    private @Nullable String place;

    /// @param invocation the run of the program it belongs to
    public VolumeDuCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run() {
        if (place == null) {
            all(engine().volumeSizes());
        } else {
            var ref = VolumeRef.parse(place);
            try (var browser = open(ref)) {
                one(ref, browser.measure(ref.path()));
            }
        }
        return ExitCode.OK.number();
    }

    private void all(Map<String, Long> sizes) {
        if (invocation().json()) {
            invocation().documents(trees(sizes));
        } else {
            console().out().print(table("VOLUME", sizes));
        }
    }

    private void one(VolumeRef ref, VolumeMeasure measure) {
        if (invocation().json()) {
            invocation()
                    .document(new JsonFields()
                            .with("volume", ref.volume())
                            .with("path", "/" + ref.path())
                            .with("files", measure.files())
                            .with("bytes", measure.bytes())
                            .with("children", trees(measure.children())));
        } else {
            var table = table("NAME", measure.children());
            table.row("total", ByteCount.words(measure.bytes()) + " in " + Count.words(measure.files(), "file"));
            console().out().print(table);
        }
    }

    private static List<JsonFields> trees(Map<String, Long> sizes) {
        return sizes.entrySet().stream()
                .sorted(ORDER)
                .map(one -> new JsonFields()
                        .with("name", one.getKey())
                        .with("shown", VisibleName.of(one.getKey()))
                        .with("bytes", one.getValue()))
                .toList();
    }

    private static Table table(String heading, Map<String, Long> sizes) {
        var table = new Table(heading, "SIZE");
        sizes.entrySet().stream()
                .sorted(ORDER)
                .forEach(one -> table.row(VisibleName.of(one.getKey()), ByteCount.words(one.getValue())));
        return table;
    }

    private static final Comparator<Map.Entry<String, Long>> ORDER =
            Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey());
}
