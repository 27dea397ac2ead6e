package dev.quaymaster.backup.run;

import dev.quaymaster.backup.Consistency;
import dev.quaymaster.backup.SetKind;
import dev.quaymaster.backup.schedule.BackupPlan;
import dev.quaymaster.backup.store.BackupStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is to be backed up, and where to.
///
/// @param stack name of the compose project, whose files are saved too
/// @param volumes names on the engine; empty for all named volumes of the stack
/// @param methods by volume name or key, where the user does not want what the image suggests
/// @param composeFiles the files of the stack with their env files; empty for those its containers
///   name
/// @param kind why
/// @param plan name of the plan that asks for it; absent when somebody asks by hand
/// @param store where to
public record BackupRequest(
        Optional<String> stack,
        List<String> volumes,
        Map<String, Consistency> methods,
        List<Path> composeFiles,
        SetKind kind,
        Optional<String> plan,
        BackupStore store) {

    public BackupRequest {
        volumes = volumes.stream().distinct().sorted().toList();
        methods = Map.copyOf(methods);
        composeFiles = List.copyOf(composeFiles);
    }

    /// A whole stack, each volume as its image suggests.
    public static BackupRequest stack(String name, BackupStore store) {
        return new BackupRequest(
                Optional.of(name), List.of(), Map.of(), List.of(), SetKind.MANUAL, Optional.empty(), store);
    }

    /// One volume, as its image suggests.
    public static BackupRequest volume(String name, BackupStore store) {
        return new BackupRequest(
                Optional.empty(), List.of(name), Map.of(), List.of(), SetKind.MANUAL, Optional.empty(), store);
    }

    /// What a plan asks for.
    public static BackupRequest of(BackupPlan plan, SetKind kind) {
        return new BackupRequest(
                plan.source().stack(),
                plan.source().volumes(),
                plan.methods(),
                plan.source().composeFile().map(List::of).orElse(List.of()),
                kind,
                Optional.of(plan.name()),
                new BackupStore(plan.destination()));
    }

    /// The same, asked for by hand: the set belongs to no plan, and no plan deletes it.
    public BackupRequest byHand() {
        return new BackupRequest(stack, volumes, methods, composeFiles, SetKind.MANUAL, Optional.empty(), store);
    }

    /// The same, but every volume by this method.
    public BackupRequest withMethods(Map<String, Consistency> others) {
        return new BackupRequest(stack, volumes, others, composeFiles, kind, plan, store);
    }

    /// The same with these compose files.
    public BackupRequest withComposeFiles(List<Path> files) {
        return new BackupRequest(stack, volumes, methods, files, kind, plan, store);
    }

    /// A name for what is backed up.
    public String subject() {
        return stack.orElseGet(() -> String.join(", ", volumes));
    }
}
