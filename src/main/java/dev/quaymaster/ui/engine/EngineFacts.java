package dev.quaymaster.ui.engine;

import dev.quaymaster.engine.EngineNotes;
import dev.quaymaster.ui.kit.Dialogs;
import dev.quaymaster.ui.kit.Facts;
import dev.quaymaster.ui.kit.Styles;
import dev.quaymaster.words.ByteCount;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What an engine is that answers, and what is different about it.
final class EngineFacts extends VBox {

    private static final double NAMES = 130;
    private static final double WIDTH = 760;

    /// Creates the cards.
    EngineFacts(EngineEntry entry, EngineStatus.Ready ready) {
        setId("engine-facts");
        getStyleClass().add("details");
        setSpacing(16);
        getChildren().add(card("What it is", facts(entry, ready)));
        var notes = EngineNotes.of(entry.known().endpoint(), ready.info());
        if (!notes.isEmpty()) {
            var lines = new VBox(8);
            notes.forEach(note -> lines.getChildren().add(Dialogs.paragraph(note)));
            lines.setId("engine-notes");
            getChildren().add(card("What is different here", lines));
        }
    }

    private static Region facts(EngineEntry entry, EngineStatus.Ready ready) {
        var info = ready.info();
        var platform = info.platform();
        return new Facts(NAMES)
                .add("Version", info.title() + " (API " + EngineNotes.api(info) + ")")
                .add("Machine", info.name() + " · " + platform.operatingSystem())
                .add("Processors", Integer.toString(platform.cpus()))
                .add("Memory", ByteCount.words(platform.memoryBytes()))
                .add("Storage", info.storageDriver() + " · " + info.dataFolder())
                .add("Rights", info.rootless() ? "runs without root's rights" : "runs as root")
                .add("Containers", ready.running() + " of " + ready.containers() + " running")
                .add("Volumes", Integer.toString(ready.volumes()))
                .add("Reached by", way(entry));
    }

    private static String way(EngineEntry entry) {
        var endpoint = entry.known().endpoint();
        if (endpoint.overSsh()) {
            return "ssh, with your own keys and settings; its connection is shared";
        }
        if (endpoint.tlsFolder().isPresent()) {
            return "TLS, with the certificates in " + endpoint.tlsFolder().get();
        }
        return endpoint.machine().isPresent() ? "TCP, not encrypted" : "a socket of this machine";
    }

    private static Region card(String title, Region body) {
        var heading = new Label(title);
        heading.getStyleClass().add(Styles.STRONG);
        var card = new VBox(12, heading, body);
        card.getStyleClass().add(Styles.CARD);
        card.setMaxWidth(WIDTH);
        return card;
    }
}
