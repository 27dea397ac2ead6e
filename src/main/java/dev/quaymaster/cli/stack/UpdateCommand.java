package dev.quaymaster.cli.stack;

import dev.quaymaster.cli.command.Invocation;
import dev.quaymaster.cli.console.ExitCode;
import dev.quaymaster.cli.console.JsonFields;
import dev.quaymaster.cli.console.Table;
import dev.quaymaster.stack.Request;
import dev.quaymaster.stack.images.ImageUpdate;
import dev.quaymaster.stack.images.ImageUpdate.Finding;
import dev.quaymaster.stack.images.ImageUpdates;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `update`.
@Command(
        description = {
            "Pull newer images, build what is built here, and apply what changed.",
            "As up --pull always --build; an image that cannot be pulled but is here stays.",
            "With --check it only asks the registries for newer images: exit code 0 when there is"
                    + " none, 2 when there is one, 3 when a registry could not be asked."
        })
public final class UpdateCommand extends ChangingCommand {

    @Option(names = "--check", description = "Only ask the registries for newer images")
    private boolean check;

    @Option(names = "--wait", description = "Wait until all services run or are healthy")
    private boolean waiting;

    /// @param invocation the run of the program it belongs to
    public UpdateCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run() throws InterruptedException {
        if (check) {
            return check().number();
        }
        return change(
                Request.Up.updating(services()).waiting(waiting ? Request.Patience.UNLIMITED : Request.Patience.NONE));
    }

    private ExitCode check() {
        var found = ImageUpdates.check(engine(), project()).stream()
                .filter(one -> services().isEmpty() || one.services().stream().anyMatch(services()::contains))
                .toList();
        if (invocation().json()) {
            invocation().documents(found.stream().map(UpdateCommand::tree).toList());
        } else {
            console().out().print(table(found));
        }
        return code(found);
    }

    private static ExitCode code(List<ImageUpdate> found) {
        if (found.stream().anyMatch(ImageUpdate::available)) {
            return ExitCode.CHANGES_WAITING;
        }
        return found.stream().anyMatch(one -> one.finding() instanceof Finding.Unknown) ? ExitCode.PARTLY : ExitCode.OK;
    }

    private static Table table(List<ImageUpdate> found) {
        var table = new Table("IMAGE", "SERVICES", "REGISTRY");
        found.forEach(one -> table.row(one.image(), String.join(", ", one.services()), one.words()));
        return table;
    }

    private static JsonFields tree(ImageUpdate update) {
        return new JsonFields()
                .with("image", update.image())
                .with("services", update.services())
                .with("newer", update.available())
                .with("finding", update.words());
    }
}
