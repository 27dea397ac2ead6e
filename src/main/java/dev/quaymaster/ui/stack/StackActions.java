package dev.quaymaster.ui.stack;

import dev.quaymaster.compose.model.Project;
import dev.quaymaster.stack.Request;
import dev.quaymaster.ui.kit.Buttons;
import dev.quaymaster.ui.kit.Desk;
import dev.quaymaster.ui.kit.Styles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;

/// The buttons of a stack: which are there depends on its state, and what each asks before it acts.
final class StackActions {

    private final StackViewModel model;
    private final Desk desk;
    private final StackBackups backups;
    private final ActionQuestion question;
    private final Map<String, Button> known = new HashMap<>();

    StackActions(StackViewModel model, Desk desk, StackBackups backups) {
        this.model = model;
        this.desk = desk;
        this.backups = backups;
        this.question = new ActionQuestion(desk.dialogs());
    }

    /// The buttons that make sense now, the most important last.
    ///
    /// @param picture the stack now
    List<Button> buttons(StackPicture picture) {
        var project = picture.project().orElse(null);
        if (project == null) {
            return List.of(reload());
        }
        var buttons = picture.broken() ? withoutFile(picture, project) : all(picture, project);
        buttons.forEach(one -> one.getStyleClass().remove(Styles.PRIMARY));
        buttons.getLast().getStyleClass().add(Styles.PRIMARY);
        boolean blocked = model.busyProperty().get() || !picture.lost().isEmpty();
        buttons.forEach(button -> button.setDisable(blocked && needsEngine(button)));
        return buttons;
    }

    private Button reload() {
        return button("reload", "Read the file again", _ -> model.load());
    }

    /// What can be done by the project's name alone, while its file has errors.
    private List<Button> withoutFile(StackPicture picture, Project project) {
        var buttons = new ArrayList<Button>();
        if (picture.created()) {
            buttons.add(button("down", "Down…", _ -> down(picture, project)));
        }
        if (picture.running()) {
            buttons.addAll(whileRunning(picture));
        }
        buttons.add(reload());
        return buttons;
    }

    private List<Button> whileRunning(StackPicture picture) {
        return List.of(
                button("stop", "Stop", owner -> stop(picture, owner)),
                button("restart", "Restart", owner -> restart(picture, owner)));
    }

    private List<Button> all(StackPicture picture, Project project) {
        var buttons = new ArrayList<Button>();
        buttons.add(button("schedule", "Schedule…", _ -> backups.schedule(project, picture.files())));
        if (picture.created()) {
            buttons.add(button("down", "Down…", _ -> down(picture, project)));
        }
        buttons.add(button("review", "Review changes…", _ -> review(picture)));
        boolean allUp = picture.up() == picture.total();
        if (picture.created()) {
            buttons.add(button("update", "Update", owner -> update(picture, project, owner)));
        }
        if (picture.running()) {
            buttons.addAll(whileRunning(picture));
        }
        if (picture.created()) {
            buttons.add(button("backup-now", "Back up now", _ -> backups.backUp(project, picture.files(), () -> {})));
        }
        if (!allUp) {
            buttons.add(button("start", "Start", _ -> start(project)));
        }
        return buttons;
    }

    private boolean needsEngine(Button button) {
        return switch (String.valueOf(button.getId())) {
            case "schedule" -> model.busyProperty().get();
            case "reload" -> false;
            case "review" -> !model.busyProperty().get();
            default -> true;
        };
    }

    private void start(Project project) {
        model.run("Starting " + project.name(), up());
    }

    private static Request.Up up() {
        return Request.Up.of().waiting(Request.Patience.UNLIMITED);
    }

    /// The same button each time, as a question may be shown beside it, with its newest action.
    private Button button(String id, String text, Consumer<Node> action) {
        var button = known.computeIfAbsent(id, _ -> Buttons.plain(id, text, () -> {}));
        button.setOnAction(_ -> action.accept(button));
        return button;
    }

    private void update(StackPicture picture, Project project, Node owner) {
        var request = Request.Up.updating(List.of()).waiting(Request.Patience.UNLIMITED);
        var backUp = new CheckBox("Back up its volumes first");
        backUp.setId("update-back-up-first");
        backUp.setSelected(true);
        question.ask(
                owner,
                wording(
                        picture,
                        request,
                        "Update " + picture.name(),
                        "Newer images are pulled and those of this folder built for "
                                + services(project)
                                + ". What has another image or other settings then is recreated;"
                                + " volumes are kept.",
                        "Update"),
                () -> run(picture, project, "Updating ", request, backUp.isSelected()),
                backUp);
    }

    private void stop(StackPicture picture, Node owner) {
        var request = new Request.Stop(List.of(), Optional.empty());
        question.ask(
                owner,
                wording(
                        picture,
                        request,
                        "Stop " + picture.name(),
                        running(picture) + " Containers and volumes are kept.",
                        "Stop"),
                () -> model.run("Stopping " + picture.name(), request));
    }

    private void restart(StackPicture picture, Node owner) {
        var request = new Request.Restart(List.of(), Optional.empty());
        question.ask(
                owner,
                wording(
                        picture,
                        request,
                        "Restart " + picture.name(),
                        running(picture)
                                + " They start again with the same containers. Changes in the file"
                                + " are not applied by this.",
                        "Restart"),
                () -> model.run("Restarting " + picture.name(), request));
    }

    private static ActionQuestion.Wording wording(
            StackPicture picture, Request request, String title, String text, String button) {
        return new ActionQuestion.Wording(title, text, picture.command(request), button);
    }

    private static String services(Project project) {
        return ActionQuestion.names(List.copyOf(project.services().keySet()));
    }

    private static String running(StackPicture picture) {
        var names = picture.project().stream()
                .flatMap(project -> project.services().keySet().stream())
                .filter(name -> picture.status(name).isUp())
                .toList();
        return "Running now, and to be stopped: " + ActionQuestion.names(names) + ".";
    }

    private void run(StackPicture picture, Project project, String doing, Request request, boolean backUpFirst) {
        Runnable act = () -> model.run(doing + picture.name(), request);
        if (backUpFirst) {
            backups.backUp(project, picture.files(), act);
        } else {
            act.run();
        }
    }

    private void down(StackPicture picture, Project project) {
        model.lockedVolumes(
                locked -> askDown(picture, project, DownDialog.keptBecause(project, locked)),
                failure -> askDown(picture, project, DownDialog.keptBecause(failure)));
    }

    private void askDown(StackPicture picture, Project project, String kept) {
        new DownDialog(desk.dialogs())
                .show(
                        picture,
                        project,
                        kept,
                        (request, backUpFirst) -> run(picture, project, "Taking down ", request, backUpFirst));
    }

    private void review(StackPicture picture) {
        model.review(
                up(),
                review -> new ReviewDialog(
                                desk.dialogs(),
                                picture.files(),
                                model::review,
                                (request, backUpFirst) ->
                                        run(picture, review.project(), "Applying changes to ", request, backUpFirst))
                        .show(review, up()));
    }
}
