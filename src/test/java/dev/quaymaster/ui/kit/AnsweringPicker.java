package dev.quaymaster.ui.kit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Stands for the system's file dialogs: answers what it was told to, or that the user closed it.
public final class AnsweringPicker implements FilePicker {

    private Optional<Path> answer = Optional.empty();

    /// The user chooses this whenever asked; what is saved goes into it if it is a folder.
    public void answer(Path chosen) {
        answer = Optional.of(chosen);
    }

    @Override
    public Optional<Path> openFile(String title) {
        return answer;
    }

    @Override
    public Optional<Path> saveFile(String title, String suggestion) {
        return answer.map(to -> Files.isDirectory(to) ? to.resolve(suggestion) : to);
    }

    @Override
    public Optional<Path> folder(String title) {
        return answer;
    }
}
