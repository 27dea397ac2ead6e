package dev.quaymaster.ui.preferences;

import dev.quaymaster.settings.Folders;
import dev.quaymaster.settings.Preferences;
import dev.quaymaster.ui.kit.Buttons;
import dev.quaymaster.ui.kit.Facts;
import dev.quaymaster.ui.kit.FilePicker;
import dev.quaymaster.ui.kit.PageHeader;
import dev.quaymaster.ui.kit.Screen;
import dev.quaymaster.ui.kit.Styles;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Shows the preferences and changes them.
public final class PreferencesScreen implements Screen {

    private final Supplier<Preferences> preferences;
    private final Consumer<Preferences> save;
    private final Folders folders;
    private final FilePicker picker;
    private final BorderPane content = new BorderPane();
    private final VBox cards = new VBox();

    /// Creates the screen.
    ///
    /// @param preferences as they are now
    /// @param save remembers and applies other ones
    /// @param folders where files are kept
    /// @param picker asks for folders
    public PreferencesScreen(
            Supplier<Preferences> preferences, Consumer<Preferences> save, Folders folders, FilePicker picker) {
        this.preferences = preferences;
        this.save = save;
        this.folders = folders;
        this.picker = picker;
        var header = new PageHeader();
        header.setText("Settings", "Kept in " + folders.settingsFile());
        cards.getStyleClass().add("details");
        content.setTop(header);
        content.setCenter(cards);
    }

    @Override
    public void refresh() {
        cards.getChildren().setAll(card("Look", theme()), card("Backups", backups()));
    }

    private static VBox card(String title, Node body) {
        var heading = new Label(title);
        heading.getStyleClass().add(Styles.STRONG);
        var card = new VBox(12, heading, body);
        card.getStyleClass().add(Styles.CARD);
        return card;
    }

    private Node theme() {
        var group = new ToggleGroup();
        var choices = new HBox();
        for (var theme : Preferences.Theme.values()) {
            var choice = new ToggleButton(words(theme));
            choice.setId("theme-" + words(theme).toLowerCase(Locale.ROOT).replace(' ', '-'));
            choice.setToggleGroup(group);
            choice.setSelected(theme == preferences.get().theme());
            choice.setOnAction(event -> {
                choice.setSelected(true);
                save.accept(preferences.get().withTheme(theme));
            });
            choices.getChildren().add(choice);
        }
        choices.getStyleClass().add("choices");
        return new Facts(150).addControl("Colours", choices).addControl("Motion", motion());
    }

    private Node motion() {
        var still = new CheckBox("Keep everything still, also where the system does not ask for it");
        still.setId("reduced-motion");
        still.setSelected(preferences.get().reducedMotion());
        still.setOnAction(event -> save.accept(preferences.get().withReducedMotion(still.isSelected())));
        return still;
    }

    private static String words(Preferences.Theme theme) {
        return switch (theme) {
            case SYSTEM -> "As the system";
            case LIGHT -> "Light";
            case DARK -> "Dark";
        };
    }

    private Node backups() {
        var folder =
                new Label(preferences.get().backups().orElse(folders.backups()).toString());
        folder.setId("backups-folder");
        var change = Buttons.plain("change-backups-folder", "Change…", this::askForFolder);
        var row = new HBox(12, folder, change);
        row.setAlignment(Pos.CENTER_LEFT);
        return new Facts(150).addControl("Folder", row);
    }

    private void askForFolder() {
        picker.folder("Where backups go").ifPresent(folder -> {
            save.accept(preferences.get().withBackups(folder));
            refresh();
        });
    }

    @Override
    public Optional<Node> list() {
        return Optional.empty();
    }

    @Override
    public Node content() {
        return content;
    }
}
