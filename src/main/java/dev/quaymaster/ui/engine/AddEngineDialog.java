package dev.quaymaster.ui.engine;

import dev.quaymaster.engine.KnownEngine;
import dev.quaymaster.settings.AddedEngine;
import dev.quaymaster.ui.kit.Buttons;
import dev.quaymaster.ui.kit.Dialogs;
import dev.quaymaster.ui.kit.Styles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// Asks where an engine is that docker's settings don't name.
final class AddEngineDialog {

    private static final String FORM = "(?:ssh|tcp|https)://[^\\s/]+(?:/\\S*)?|unix:///\\S+|npipe:////\\S+";

    private final Dialogs dialogs;
    private final Predicate<String> taken;
    private final Consumer<AddedEngine> add;
    private final TextField name = new TextField();
    private final TextField address = new TextField();
    private final TextField certificates = new TextField();
    private final Label meaning = new Label();
    private final Button confirm = Buttons.primary("engine-add", "Add", this::agreed);

    /// Creates the dialog.
    ///
    /// @param taken tells whether a name is taken
    /// @param add takes the engine
    AddEngineDialog(Dialogs dialogs, Predicate<String> taken, Consumer<AddedEngine> add) {
        this.dialogs = dialogs;
        this.taken = taken;
        this.add = add;
        name.setId("engine-name");
        name.setPromptText("box");
        address.setId("engine-address");
        address.setPromptText("ssh://ada@box.example.org");
        certificates.setId("engine-certificates");
        certificates.setPromptText("for tcp:// with TLS; else empty");
        meaning.setId("engine-meaning");
        meaning.setWrapText(true);
        meaning.setMinHeight(Label.USE_PREF_SIZE);
        List.of(name, address, certificates)
                .forEach(field -> field.textProperty().subscribe(text -> check()));
    }

    /// Shows the dialog.
    void show() {
        dialogs.show(dialogs.card(
                "Add an engine",
                520,
                List.of(
                        field("Name", name),
                        field("Address", address),
                        field("Folder with ca.pem, cert.pem and key.pem", certificates),
                        meaning),
                confirm));
        name.requestFocus();
        check();
    }

    private static Node field(String words, Node content) {
        var label = new Label(words);
        label.getStyleClass().add("field-name");
        return new VBox(6, label, content);
    }

    private void check() {
        var problem = problem();
        confirm.setDisable(problem.isPresent());
        meaning.getStyleClass().removeAll("field-problem", Styles.MUTED);
        var begun = !name.getText().isEmpty() && !address.getText().isEmpty();
        meaning.getStyleClass().add(problem.isPresent() && begun ? "field-problem" : Styles.MUTED);
        meaning.setText(problem.filter(_ -> begun).orElseGet(this::words));
    }

    private Optional<String> problem() {
        var called = name.getText().strip();
        if (!KnownEngine.validName(called)) {
            return Optional.of("A name has letters, digits and . _ - + only.");
        }
        if (taken.test(called)) {
            return Optional.of("There is an engine called " + called + " already.");
        }
        if (!address.getText().strip().matches(FORM)) {
            return Optional.of("An address looks like ssh://user@host, tcp://host:2376 or unix:///path.");
        }
        var folder = certificates.getText().strip();
        return folder.isEmpty() || Files.isDirectory(Path.of(folder))
                ? Optional.empty()
                : Optional.of("There is no folder " + folder + ".");
    }

    private String words() {
        var at = address.getText().strip();
        if (at.startsWith("tcp:") && certificates.getText().isBlank()) {
            return "This connection is not encrypted, and asks for no proof of who you are.";
        }
        if (at.startsWith("https:") && certificates.getText().isBlank()) {
            return "Over TLS: its certificate must be one that this machine trusts.";
        }
        return at.startsWith("unix:")
                ? "A socket of this machine."
                : "Over ssh your own keys and settings count. It has to work without a question:"
                        + " ssh never asks for a password here.";
    }

    private void agreed() {
        var folder = certificates.getText().strip();
        var engine = new AddedEngine(
                name.getText().strip(),
                address.getText().strip(),
                folder.isEmpty() ? Optional.empty() : Optional.of(Path.of(folder)));
        dialogs.closeAnd(() -> add.accept(engine));
    }
}
