package dev.quaymaster.ui.stack;

import dev.quaymaster.stack.images.ImageUpdate;
import dev.quaymaster.stack.images.ImageUpdate.Finding;
import dev.quaymaster.ui.kit.Buttons;
import dev.quaymaster.ui.kit.Styles;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// The line above the services: asks the registries for newer images, on demand, and tells what
/// they say.
final class ImagesBar extends HBox {

    private final Button check;
    private final Label told = new Label();

    /// Creates a bar that tells nothing yet.
    ///
    /// @param onCheck asks the registries
    ImagesBar(Runnable onCheck) {
        getStyleClass().add("tab-tools");
        check = Buttons.plain("check-images", "Check for newer images", onCheck);
        told.setId("images-told");
        told.setWrapText(true);
        told.getStyleClass().add(Styles.MUTED);
        HBox.setHgrow(told, Priority.ALWAYS);
        check.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(check, told);
    }

    /// The registries are being asked.
    void asking() {
        check.setDisable(true);
        told.setText("Asking the registries…");
    }

    /// What the registries said.
    void found(List<ImageUpdate> updates) {
        check.setDisable(false);
        var newer = updates.stream().filter(ImageUpdate::available).toList();
        var unknown = updates.stream()
                .map(ImageUpdate::finding)
                .filter(Finding.Unknown.class::isInstance)
                .map(finding -> ((Finding.Unknown) finding).why())
                .collect(Collectors.joining(" "));
        told.setText((words(newer, updates.size()) + " " + unknown).strip());
    }

    /// The engine could not be asked.
    void failed(String why) {
        check.setDisable(false);
        told.setText(why);
    }

    private static String words(List<ImageUpdate> newer, int all) {
        if (newer.isEmpty()) {
            return all == 1 ? "No newer image found." : "None of the " + all + " images has a newer one.";
        }
        return newer.stream()
                .map(one -> one.image() + " (" + String.join(", ", one.services()) + ")")
                .collect(Collectors.joining(", ", "Newer image available: ", ". Update pulls and applies it."));
    }
}
