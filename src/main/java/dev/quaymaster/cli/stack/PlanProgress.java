package dev.quaymaster.cli.stack;

import dev.quaymaster.cli.console.StatusLine;
import dev.quaymaster.stack.Progress;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Tells how a plan goes on: a line for each step that ended, and at a terminal a last line with
/// what is going on. Why a step failed is what the command ends with.
final class PlanProgress implements Consumer<Progress> {

    private final StatusLine line;
    private final Map<Integer, String> underWay = new LinkedHashMap<>();

    PlanProgress(StatusLine line) {
        this.line = line;
    }

    @Override
    public void accept(Progress progress) {
        var id = progress.step().id();
        var what = progress.step().operation().toString();
        switch (progress) {
            case Progress.Started _ -> underWay.put(id, what);
            case Progress.Advanced advanced -> advanced(id, what, advanced);
            case Progress.Warned warned -> line.say("warning: " + what + ": " + warned.warning());
            case Progress.Finished _ -> {
                underWay.remove(id);
                line.say(what + ": done");
            }
            case Progress.Failed _ -> {
                underWay.remove(id);
                line.say(what + ": failed");
            }
        }
        line.now(() -> underWay.values().stream().collect(Collectors.joining(" · ")));
    }

    /// What has no amount is words worth reading, the output of a build for example.
    private void advanced(int id, String what, Progress.Advanced advanced) {
        if (advanced.fraction().isEmpty()) {
            if (!line.live()) {
                line.say(what + ": " + advanced.detail());
            }
            underWay.put(id, what + ": " + advanced.detail());
        } else {
            var percent = String.format(
                    Locale.ROOT, "%.0f %%", 100 * advanced.fraction().getAsDouble());
            underWay.put(id, what + " " + percent);
        }
    }
}
