package dev.quaymaster.ui.stack;

import dev.quaymaster.compose.model.Service;
import dev.quaymaster.stack.Request;
import dev.quaymaster.ui.kit.Desk;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// What can be done with one service of a stack, from the table of services and from the inspector.
final class ServiceActions {

    private final StackViewModel model;
    private final Desk desk;

    ServiceActions(StackViewModel model, Desk desk) {
        this.model = model;
        this.desk = desk;
    }

    /// Starts it, and what it needs.
    void start(String service) {
        model.run("Starting " + service, Request.Up.of(service));
    }

    /// Stops it.
    void stop(String service) {
        model.run("Stopping " + service, new Request.Stop(List.of(service), Optional.empty()));
    }

    /// Stops and starts it as it is.
    void restart(String service) {
        model.run("Restarting " + service, new Request.Restart(List.of(service), Optional.empty()));
    }

    /// The menu of a service.
    ///
    /// @param service its name
    /// @param owner what was clicked; questions appear beside it
    ContextMenu menu(String service, Node owner) {
        var menu = new ContextMenu();
        var up = model.pictureProperty()
                .get()
                .map(now -> now.status(service).isUp())
                .orElse(false);
        if (up) {
            menu.getItems().add(item("menu-restart", "Restart", () -> restart(service)));
            menu.getItems().add(item("menu-stop", "Stop", () -> stop(service)));
        } else {
            menu.getItems().add(item("menu-start", "Start", () -> start(service)));
        }
        menu.getItems().add(new SeparatorMenuItem());
        menu.getItems().addAll(rarely(service, owner));
        var busy = model.busyProperty().get();
        menu.getItems().forEach(item -> item.setDisable(busy));
        return menu;
    }

    /// The menu of what is not a button in the inspector.
    ContextMenu more(String service, Node owner) {
        var menu = new ContextMenu();
        menu.getItems().addAll(rarely(service, owner));
        return menu;
    }

    private List<MenuItem> rarely(String service, Node owner) {
        return List.of(
                item("menu-scale", "Scale…", () -> scale(service, owner)),
                item("menu-update", "Update…", () -> update(service, owner)),
                item("menu-recreate", "Recreate…", () -> recreate(service, owner)));
    }

    private static MenuItem item(String id, String text, Runnable action) {
        var item = new MenuItem(text);
        item.setId(id);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private void scale(String name, Node owner) {
        var picture = model.pictureProperty().get().orElse(null);
        var service = service(name).orElse(null);
        if (picture == null || service == null) {
            return;
        }
        var now = picture.containers(name).size();
        new ScaleQuestion(desk.dialogs())
                .ask(
                        owner,
                        service,
                        Math.max(now, 0),
                        picture.files(),
                        request -> model.run(
                                "Scaling " + name + " to " + request.scale().get(name), request));
    }

    private Optional<Service> service(String name) {
        return model.pictureProperty()
                .get()
                .flatMap(StackPicture::project)
                .flatMap(project -> Optional.ofNullable(project.services().get(name)));
    }

    private void update(String service, Node owner) {
        var request = Request.Up.updating(List.of(service)).waiting(Request.Patience.UNLIMITED);
        ask(
                owner,
                request,
                "Update " + service,
                "The newest image of "
                        + service
                        + " is pulled, or built, and the service recreated if it is another one."
                        + " So is what it depends on. Volumes are kept.",
                "Update",
                "Updating " + service);
    }

    private void recreate(String service, Node owner) {
        var request = Request.Up.of(service).recreating(Request.Recreate.ALWAYS).waiting(Request.Patience.UNLIMITED);
        ask(
                owner,
                request,
                "Recreate " + service,
                "The containers of "
                        + service
                        + " are removed and made anew, changed or not. Volumes are kept; what"
                        + " was written elsewhere in the containers is lost.",
                "Recreate",
                "Recreating " + service);
    }

    private void ask(Node owner, Request.Up request, String title, String text, String button, String activity) {
        var command =
                model.pictureProperty().get().map(now -> now.command(request)).orElse("");
        new ActionQuestion(desk.dialogs())
                .ask(
                        owner,
                        new ActionQuestion.Wording(title, text, command, button),
                        () -> model.run(activity, request));
    }
}
