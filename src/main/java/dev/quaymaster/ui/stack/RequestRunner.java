package dev.quaymaster.ui.stack;

import dev.quaymaster.compose.model.Project;
import dev.quaymaster.stack.Progress;
import dev.quaymaster.stack.Request;
import dev.quaymaster.stack.StackException;
import dev.quaymaster.stack.run.StackRunner;
import dev.quaymaster.ui.kit.Activity;
import dev.quaymaster.ui.kit.Desk;
import dev.quaymaster.ui.kit.Latest;
import dev.quaymaster.ui.kit.Tasks;
import dev.quaymaster.ui.kit.Tone;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;

/// Carries out requests on one stack, one at a time, each as an activity with progress and an
/// outcome in words.
final class RequestRunner {

    private final StackRunner stacks;
    private final Desk desk;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    RequestRunner(StackRunner stacks, Desk desk) {
        this.stacks = stacks;
        this.desk = desk;
    }

    /// Whether a request is being carried out.
    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// Observes, plans and executes. Does nothing while another request is under way.
    ///
    /// @param title what is done, in words
    /// @param project the stack
    /// @param request what is asked
    /// @param onEnd called on the FX thread when it has ended, however
    void run(String title, Project project, Request request, Runnable onEnd) {
        if (busy.get()) {
            return;
        }
        busy.set(true);
        var task = new AtomicReference<Tasks.@Nullable Running>();
        var activity = desk.activities()
                .begin(
                        title,
                        () -> {
                            Optional.ofNullable(task.get()).ifPresent(Tasks.Running::cancel);
                            ended(onEnd);
                        },
                        title
                                + " was cut short: Quaymaster ended meanwhile. What was done"
                                + " stays as it is; do it again to go on.");
        var progress = new Latest<String>(text -> activity.advance(-1, text));
        task.set(desk.tasks()
                .run(
                        () -> {
                            execute(project, request, progress);
                            return title;
                        },
                        done -> {
                            activity.done("Done");
                            ended(onEnd);
                        },
                        failure -> {
                            failed(activity, failure);
                            ended(onEnd);
                        }));
    }

    private void execute(Project project, Request request, Latest<String> progress) throws InterruptedException {
        stacks.run(project, request, report -> progress.accept(words(report)));
    }

    private static String words(Progress report) {
        return switch (report) {
            case Progress.Started started -> started.step().operation().toString();
            case Progress.Advanced advanced -> advanced.detail();
            case Progress.Warned warned -> warned.warning();
            case Progress.Finished done -> done.step().operation().toString();
            case Progress.Failed failed -> failed.why();
        };
    }

    private void failed(Activity activity, Throwable failure) {
        var text = words(failure);
        activity.failed(text);
        desk.toasts().show(Tone.BAD, text);
    }

    /// A failure in words: what happened, the last log lines where they help, what next.
    static String words(Throwable failure) {
        var text = new StringBuilder(failure.getMessage() == null ? failure.toString() : failure.getMessage());
        if (failure instanceof StackException stack) {
            stack.lastLogLines().stream()
                    .skip(Math.max(0, stack.lastLogLines().size() - 5))
                    .forEach(line -> text.append("\n  ").append(line));
            if (!stack.nextStep().isEmpty()) {
                text.append('\n').append(stack.nextStep());
            }
        }
        return text.toString();
    }

    private void ended(Runnable onEnd) {
        busy.set(false);
        onEnd.run();
    }
}
