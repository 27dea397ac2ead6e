package dev.quaymaster.ui.stack;

import dev.quaymaster.compose.model.Project;
import dev.quaymaster.stack.Request;
import dev.quaymaster.ui.kit.Buttons;
import dev.quaymaster.ui.kit.Desk;
import dev.quaymaster.ui.kit.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;

/// The buttons of a stack: which are there depends on its state, and what each asks before it acts.
final class StackActions {

    private final StackViewModel model;
    private final Desk desk;
    private final StackBackups backups;

    StackActions(StackViewModel model, Desk desk, StackBackups backups) {
        this.model = model;
        this.desk = desk;
        this.backups = backups;
    }

    /// The buttons that make sense now, the most important last.
    ///
    /// @param picture the stack now
    List<Button> buttons(StackPicture picture) {
        var project = picture.project().orElse(null);
        if (project == null) {
            return List.of(Buttons.plain("reload", "Read the file again", model::load));
        }
        var buttons = new ArrayList<Button>();
        buttons.add(
                Buttons.plain(
                        "schedule", "Schedule…", () -> backups.schedule(project, picture.files())));
        if (picture.created()) {
            buttons.add(Buttons.plain("down", "Down…", () -> down(picture, project)));
        }
        buttons.add(Buttons.plain("review", "Review changes…", () -> review(picture)));
        boolean allUp = picture.up() == picture.total();
        if (picture.running()) {
            buttons.add(Buttons.plain("stop", "Stop", () -> stop(project)));
            buttons.add(Buttons.plain("restart", "Restart", () -> restart(project)));
        }
        var backUp =
                Buttons.plain(
                        "backup-now",
                        "Back up now",
                        () -> backups.backUp(project, picture.files(), () -> {}));
        var start = Buttons.plain("start", "Start", () -> start(project));
        (allUp ? backUp : start).getStyleClass().add(Styles.PRIMARY);
        if (picture.created()) {
            buttons.add(backUp);
        }
        if (!allUp) {
            buttons.add(start);
        }
        boolean blocked = model.busyProperty().get() || !picture.lost().isEmpty();
        buttons.forEach(button -> button.setDisable(blocked && needsEngine(button)));
        return buttons;
    }

    private boolean needsEngine(Button button) {
        return switch (String.valueOf(button.getId())) {
            case "schedule" -> model.busyProperty().get();
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

    private void stop(Project project) {
        var services = String.join(", ", project.services().keySet());
        desk.dialogs()
                .confirm(
                        "Stop " + project.name(),
                        "These services stop: "
                                + services
                                + ". Their containers and volumes are kept.",
                        "Stop",
                        () ->
                                model.run(
                                        "Stopping " + project.name(),
                                        new Request.Stop(List.of(), Optional.empty())));
    }

    private void restart(Project project) {
        desk.dialogs()
                .confirm(
                        "Restart " + project.name(),
                        "Every service stops and starts again with the same container. Changes in the file are not applied by this.",
                        "Restart",
                        () ->
                                model.run(
                                        "Restarting " + project.name(),
                                        new Request.Restart(List.of(), Optional.empty())));
    }

    private void down(StackPicture picture, Project project) {
        new DownDialog(desk.dialogs())
                .show(
                        project,
                        (request, backUpFirst) -> {
                            Runnable act =
                                    () -> model.run("Taking down " + project.name(), request);
                            if (backUpFirst) {
                                backups.backUp(project, picture.files(), act);
                            } else {
                                act.run();
                            }
                        });
    }

    private void review(StackPicture picture) {
        model.review(
                up(),
                review ->
                        new ReviewDialog(desk.dialogs())
                                .show(
                                        review,
                                        picture.files(),
                                        up(),
                                        (request, backUpFirst) ->
                                                apply(picture, review, request, backUpFirst)));
    }

    private void apply(
            StackPicture picture, Review review, Request.Up request, boolean backUpFirst) {
        Runnable act = () -> model.run("Applying changes to " + picture.name(), request);
        if (backUpFirst) {
            backups.backUp(review.project(), picture.files(), act);
        } else {
            act.run();
        }
    }
}
