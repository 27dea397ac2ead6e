package dev.quaymaster.ui.volume;

import dev.quaymaster.ui.kit.ListRow;
import dev.quaymaster.words.ByteCount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.kordamp.ikonli.feather.Feather;

/// Puts the volumes into the groups of the list.
final class VolumeRows {

    private static final Comparator<VolumeSummary> ORDER = Comparator.comparing(
                    (VolumeSummary volume) -> !volume.running())
            .thenComparing(volume -> volume.volume().anonymous())
            .thenComparing(volume -> volume.project().orElse(""))
            .thenComparing(VolumeSummary::title)
            .thenComparing(VolumeSummary::name);

    private VolumeRows() {}

    /// The list's rows: volumes that containers have mounted, then the others with their sum.
    static List<ListRow> of(List<VolumeSummary> volumes, Instant now) {
        var rows = new ArrayList<ListRow>();
        var used = volumes.stream().filter(VolumeSummary::inUse).sorted(ORDER).toList();
        var unused = volumes.stream().filter(one -> !one.inUse()).sorted(ORDER).toList();
        if (!used.isEmpty()) {
            rows.add(new ListRow.Heading("IN USE"));
            used.forEach(volume -> rows.add(item(volume, now)));
        }
        if (!unused.isEmpty()) {
            rows.add(new ListRow.Heading("UNUSED" + sum(unused)));
            unused.forEach(volume -> rows.add(item(volume, now)));
        }
        return rows;
    }

    /// The volume that stands first in the list.
    static Optional<VolumeSummary> first(List<VolumeSummary> volumes) {
        return volumes.stream()
                .min(Comparator.comparing((VolumeSummary one) -> !one.inUse()).thenComparing(ORDER));
    }

    private static String sum(List<VolumeSummary> volumes) {
        var known =
                volumes.stream().mapToLong(volume -> volume.size().orElse(0)).sum();
        return known == 0 ? "" : " · " + ByteCount.words(known).toUpperCase(Locale.ROOT);
    }

    private static ListRow.Item item(VolumeSummary volume, Instant now) {
        var size = volume.size();
        return new ListRow.Item(
                volume.name(),
                volume.tone(),
                volume.title(),
                volume.subtitle(now),
                size.isPresent() ? ByteCount.words(size.getAsLong()) : "",
                volume.locked() ? Optional.of(Feather.LOCK) : Optional.empty());
    }
}
