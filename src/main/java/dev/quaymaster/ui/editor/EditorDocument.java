package dev.quaymaster.ui.editor;

import dev.quaymaster.editor.TextFile;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// A file that is open: what is on disk and what is typed.
final class EditorDocument {

    private final ReadOnlyObjectWrapper<TextFile> saved;
    private final StringProperty text;
    private final BooleanBinding modified;
    private final ReadOnlyObjectWrapper<Optional<TextFile>> foreign = new ReadOnlyObjectWrapper<>(Optional.empty());

    EditorDocument(TextFile file) {
        saved = new ReadOnlyObjectWrapper<>(file);
        text = new SimpleStringProperty(file.text());
        modified = Bindings.createBooleanBinding(
                () -> !text.get().equals(saved.get().text()), text, saved);
    }

    Path path() {
        return saved.get().path();
    }

    /// Whether it is a list of variables and not YAML.
    boolean isEnv() {
        var name = path().getFileName().toString();
        return name.endsWith(".env") || name.startsWith(".env") || !name.matches(".*\\.ya?ml");
    }

    /// What the editor knows to be on disk.
    ReadOnlyObjectProperty<TextFile> savedProperty() {
        return saved.getReadOnlyProperty();
    }

    /// What is typed.
    StringProperty textProperty() {
        return text;
    }

    /// Whether what is typed is not on disk.
    BooleanBinding modifiedProperty() {
        return modified;
    }

    /// What another program wrote while something else was typed here, until that is decided.
    ReadOnlyObjectProperty<Optional<TextFile>> foreignProperty() {
        return foreign.getReadOnlyProperty();
    }

    /// Takes over what is on disk now. What is typed stays if it was changed, and the user is
    /// asked.
    void foundOnDisk(TextFile file) {
        if (file.equals(saved.get())) {
            foreign.set(Optional.empty());
        } else if (modified.get() && !file.text().equals(text.get())) {
            foreign.set(Optional.of(file));
        } else {
            takeFromDisk(file);
        }
    }

    /// Drops what is typed for what is on disk.
    void takeFromDisk(TextFile file) {
        saved.set(file);
        text.set(file.text());
        foreign.set(Optional.empty());
    }

    /// Goes on with what is typed; saving it will replace what the other program wrote.
    void keepTyped() {
        foreign.get().ifPresent(saved::set);
        foreign.set(Optional.empty());
    }

    /// What was typed is on disk now.
    void wasSaved(TextFile file) {
        saved.set(file);
        foreign.set(Optional.empty());
    }
}
