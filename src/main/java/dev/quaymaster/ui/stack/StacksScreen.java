package dev.quaymaster.ui.stack;

import dev.quaymaster.ui.kit.Buttons;
import dev.quaymaster.ui.kit.Desk;
import dev.quaymaster.ui.kit.EmptyPane;
import dev.quaymaster.ui.kit.ListColumn;
import dev.quaymaster.ui.kit.Screen;
import dev.quaymaster.ui.kit.Tone;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The stacks: their list, and the one that is open.
public final class StacksScreen implements Screen, AutoCloseable {

    private final StackListViewModel stacks;
    private final StackTools tools;
    private final Desk desk;
    private final StackBackups backups;
    private final Consumer<Path> keep;
    private final ListColumn list = new ListColumn("stack-list", "Filter stacks", this::openByName);
    private final BorderPane content = new BorderPane();
    private @Nullable StackView open;
    private String wanted = "";

    /// Creates the screen.
    ///
    /// @param stacks the stacks that can be opened
    /// @param tools they are worked on with
    /// @param desk the window around it
    /// @param backups backs them up
    /// @param keep remembers a stack that was opened from a file
    public StacksScreen(
            StackListViewModel stacks, StackTools tools, Desk desk, StackBackups backups, Consumer<Path> keep) {
        this.stacks = stacks;
        this.tools = tools;
        this.desk = desk;
        this.backups = backups;
        this.keep = keep;
        content.setCenter(new EmptyPane(
                Feather.LAYERS,
                "Open a stack",
                "Choose a compose file to see its services, networks and volumes as a" + " diagram.",
                Buttons.primary("open-first", "Open a compose file…", this::askForFile)));
        stacks.entriesProperty().subscribe(this::listed);
    }

    private void listed(List<StackListViewModel.Entry> entries) {
        list.setRows(StackRows.of(entries, this::askForFile));
        if (open == null) {
            entries.stream()
                    .filter(StackListViewModel.Entry::kept)
                    .findFirst()
                    .ifPresent(first -> openByName(wanted.isEmpty() ? first.name() : wanted));
        }
    }

    private void askForFile() {
        desk.picker().openFile("Open a compose file").ifPresent(this::openFile);
    }

    /// Opens a compose file and keeps it in the list.
    ///
    /// @param file a compose file or its folder
    public void openFile(Path file) {
        keep.accept(file);
        show(file);
        stacks.refresh();
    }

    /// Opens a stack of the list; one that is not in it yet is opened as soon as it is.
    ///
    /// @param name its project name
    public void openByName(String name) {
        wanted = name;
        var entry = stacks.entriesProperty().get().stream()
                .filter(one -> one.name().equals(name))
                .findFirst();
        entry.ifPresent(found -> found.source()
                .ifPresentOrElse(
                        this::show,
                        () -> desk.toasts()
                                .show(
                                        Tone.WARN,
                                        "The compose file of "
                                                + name
                                                + " is not on this"
                                                + " computer, so only"
                                                + " docker itself can"
                                                + " change it.")));
    }

    private void show(Path source) {
        if (open != null && open.model().source().equals(source)) {
            return;
        }
        leave(() -> replace(source));
    }

    /// Goes on once nothing typed would be lost, after asking the user if need be.
    ///
    /// @param then what to do
    public void leave(Runnable then) {
        if (open == null || !unsaved()) {
            then.run();
            return;
        }
        list.select(open.model().pictureProperty().get().map(StackPicture::name).orElse(""));
        new LeaveDialog(desk.dialogs(), open.model().editing()).ask(then);
    }

    /// Whether anything typed in a file would be lost.
    public boolean unsaved() {
        return open != null && open.model().editing().unsavedProperty().get();
    }

    private void replace(Path source) {
        if (open != null) {
            open.close();
        }
        var model = new StackViewModel(tools, source, desk);
        open = new StackView(model, tools.engine(), desk, backups);
        content.setCenter(open);
        model.pictureProperty().subscribe(picture -> picture.ifPresent(now -> list.select(now.name())));
        model.load();
    }

    @Override
    public Optional<Node> list() {
        return Optional.of(list);
    }

    @Override
    public Node content() {
        return content;
    }

    @Override
    public void refresh() {
        stacks.refresh();
        if (open != null) {
            open.model().load();
        }
    }

    @Override
    public void find() {
        if (open == null || !open.find()) {
            findInList();
        }
    }

    @Override
    public boolean typed(String letter) {
        return open != null && open.typed(letter);
    }

    @Override
    public void findInList() {
        list.filterField().requestFocus();
    }

    /// Ends the watch of the open stack.
    @Override
    public void close() {
        if (open != null) {
            open.close();
            open = null;
        }
    }
}
