package dev.quaymaster.ui.volume;

import dev.quaymaster.ui.kit.Facts;
import dev.quaymaster.ui.kit.Styles;
import dev.quaymaster.volume.VolumeUser;
import dev.quaymaster.words.ByteCount;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/// What the engine knows of a volume, and who has it mounted where.
final class VolumeDetailsView extends ScrollPane {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm:ss", Locale.ENGLISH);
    private static final double NAMES = 150;
    private static final int NAME_LETTERS = 20;

    VolumeDetailsView() {
        setId("volume-details");
        setFitToWidth(true);
    }

    /// Shows the volume as it is.
    void show(VolumeSummary summary) {
        var volume = summary.volume();
        var facts = new Facts(NAMES);
        facts.add("Name", volume.name());
        summary.project().ifPresent(project -> facts.add("Stack", project));
        facts.add("Driver", volume.driver());
        volume.created().ifPresent(time -> facts.add("Created", TIME.format(time.atZone(ZoneId.systemDefault()))));
        if (summary.size().isPresent()) {
            facts.add("Size", ByteCount.words(summary.size().getAsLong()));
        }
        facts.add("On the engine's disk", mono(volume.mountpoint()));
        if (!volume.options().isEmpty()) {
            facts.add("Options", mono(lines(volume.options())));
        }
        if (!volume.labels().isEmpty()) {
            facts.add("Labels", mono(lines(volume.labels())));
        }
        facts.add("Docker command", mono("docker run --rm -it -v " + volume.name() + ":/volume busybox sh"));
        var box = new VBox(card("Volume", facts), card("Used by", users(summary)));
        box.getStyleClass().add("volume-details");
        setContent(box);
    }

    private static Facts users(VolumeSummary summary) {
        var facts = new Facts(NAMES);
        for (var user : summary.users()) {
            facts.add(
                    VolumeSummary.shortened(user.service(), NAME_LETTERS),
                    user.container().name()
                            + " at "
                            + user.destination()
                            + (user.readOnly() ? ", read-only" : "")
                            + " · "
                            + state(user));
        }
        if (summary.users().isEmpty()) {
            facts.add("Nobody", "No container has this volume mounted.");
        }
        return facts;
    }

    private static String state(VolumeUser user) {
        return user.container().state().name().toLowerCase(Locale.ROOT);
    }

    private static VBox card(String title, Facts facts) {
        var heading = new Label(title);
        heading.getStyleClass().add(Styles.PANEL_TITLE);
        var card = new VBox(12, heading, facts);
        card.getStyleClass().add(Styles.CARD);
        return card;
    }

    private static Label mono(String text) {
        var label = new Label(text);
        label.getStyleClass().add(Styles.MONO);
        label.setWrapText(true);
        return label;
    }

    private static String lines(Map<String, String> entries) {
        return new TreeMap<>(entries)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining("\n"));
    }
}
