package dev.quaymaster.backup.run;

import dev.quaymaster.backup.schedule.BackupPlan;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.LabelFilter;
import dev.quaymaster.engine.Volume;
import dev.quaymaster.stack.spec.ComposeLabels;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Looks whether the engine has what plans are to save.
public final class PlanCheck {

    private PlanCheck() {}

    /// What the plans will not find, in sentences. What labels ask for may never have been started.
    public static List<String> problems(Engine engine, List<BackupPlan> plans) {
        var problems = new ArrayList<String>();
        var volumes =
                engine.volumes(LabelFilter.all()).stream().map(Volume::name).collect(Collectors.toSet());
        for (var plan : plans) {
            if (!plan.fromLabels()) {
                missing(engine, plan, volumes, problems);
            }
        }
        return problems;
    }

    private static void missing(Engine engine, BackupPlan plan, Set<String> volumes, List<String> problems) {
        var gone = plan.source().volumes().stream()
                .filter(name -> !volumes.contains(name))
                .toList();
        if (!gone.isEmpty()) {
            problems.add("The plan %s can't save %s: no such volume on this engine."
                    .formatted(plan.name(), String.join(", ", gone)));
        }
        plan.source()
                .stack()
                .filter(_ -> plan.source().volumes().isEmpty())
                .filter(stack -> nothingOf(engine, stack))
                .ifPresent(stack -> problems.add(
                        "The plan %s has nothing to save: stack %s has neither volumes nor containers on this engine."
                                .formatted(plan.name(), stack)));
    }

    private static boolean nothingOf(Engine engine, String stack) {
        var ofStack = LabelFilter.equal(ComposeLabels.PROJECT, stack);
        return engine.volumes(ofStack).isEmpty() && engine.containers(ofStack).isEmpty();
    }
}
