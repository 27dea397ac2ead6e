package dev.quaymaster.ui.stack;

import dev.quaymaster.ui.kit.Buttons;
import dev.quaymaster.ui.kit.Dialogs;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;

/// Asks beside a button, naming what the action concerns and the command that does the same.
///
/// @param dialogs shows it
record ActionQuestion(Dialogs dialogs) {

    private static final double WIDTH = 460;

    /// What is asked.
    ///
    /// @param title what will be done
    /// @param text to what, and what stays as it is
    /// @param command does the same in a shell
    /// @param button the action, in a word
    record Wording(String title, String text, String command, String button) {}

    /// Asks.
    ///
    /// @param owner what was clicked
    /// @param extras what can be chosen, between the text and the command
    /// @param action done when the user agrees
    void ask(Node owner, Wording wording, Runnable action, Node... extras) {
        var agree = Buttons.primary("confirm", wording.button(), () -> dialogs.closeAnd(action));
        var body = Stream.of(
                        Stream.of(Dialogs.paragraph(wording.text())),
                        Stream.of(extras),
                        Stream.of(new CommandBox(new SimpleStringProperty(wording.command()))))
                .flatMap(nodes -> nodes)
                .toList();
        dialogs.beside(owner, dialogs.card(wording.title(), WIDTH, body, agree));
    }

    /// Names in a sentence: `web`, `web and db`, `web, db and cache`.
    static String names(List<String> names) {
        if (names.size() < 2) {
            return String.join("", names);
        }
        return names.stream().limit(names.size() - 1L).collect(Collectors.joining(", ")) + " and " + names.getLast();
    }
}
