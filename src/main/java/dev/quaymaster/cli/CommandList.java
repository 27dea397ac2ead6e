package dev.quaymaster.cli;

import dev.quaymaster.cli.backup.AgentCommand;
import dev.quaymaster.cli.backup.BackupLsCommand;
import dev.quaymaster.cli.backup.BackupPinCommand;
import dev.quaymaster.cli.backup.BackupPruneCommand;
import dev.quaymaster.cli.backup.BackupRestoreCommand;
import dev.quaymaster.cli.backup.BackupRmCommand;
import dev.quaymaster.cli.backup.BackupRunCommand;
import dev.quaymaster.cli.backup.BackupShowCommand;
import dev.quaymaster.cli.backup.BackupUnpinCommand;
import dev.quaymaster.cli.backup.BackupVerifyCommand;
import dev.quaymaster.cli.backup.PlanAddCommand;
import dev.quaymaster.cli.backup.PlanLsCommand;
import dev.quaymaster.cli.backup.PlanRmCommand;
import dev.quaymaster.cli.command.CommandGroup;
import dev.quaymaster.cli.command.Invocation;
import dev.quaymaster.cli.stack.BuildCommand;
import dev.quaymaster.cli.stack.ConfigCommand;
import dev.quaymaster.cli.stack.DiagramCommand;
import dev.quaymaster.cli.stack.DownCommand;
import dev.quaymaster.cli.stack.ExecCommand;
import dev.quaymaster.cli.stack.KillCommand;
import dev.quaymaster.cli.stack.LogsCommand;
import dev.quaymaster.cli.stack.LsCommand;
import dev.quaymaster.cli.stack.PauseCommand;
import dev.quaymaster.cli.stack.PlanCommand;
import dev.quaymaster.cli.stack.PsCommand;
import dev.quaymaster.cli.stack.PullCommand;
import dev.quaymaster.cli.stack.RestartCommand;
import dev.quaymaster.cli.stack.RunCommand;
import dev.quaymaster.cli.stack.ScaleCommand;
import dev.quaymaster.cli.stack.StartCommand;
import dev.quaymaster.cli.stack.StopCommand;
import dev.quaymaster.cli.stack.UnpauseCommand;
import dev.quaymaster.cli.stack.UpCommand;
import dev.quaymaster.cli.stack.UpdateCommand;
import dev.quaymaster.cli.volume.VolumeCatCommand;
import dev.quaymaster.cli.volume.VolumeCreateCommand;
import dev.quaymaster.cli.volume.VolumeDuCommand;
import dev.quaymaster.cli.volume.VolumeFindCommand;
import dev.quaymaster.cli.volume.VolumeGetCommand;
import dev.quaymaster.cli.volume.VolumeInspectCommand;
import dev.quaymaster.cli.volume.VolumeLockCommand;
import dev.quaymaster.cli.volume.VolumeLsCommand;
import dev.quaymaster.cli.volume.VolumePutCommand;
import dev.quaymaster.cli.volume.VolumeRmCommand;
import dev.quaymaster.cli.volume.VolumeTreeCommand;
import dev.quaymaster.cli.volume.VolumeUnlockCommand;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/// All commands, in the order of the help.
final class CommandList {

    private final Invocation invocation;
    private final Map<String, Supplier<Object>> makers = new LinkedHashMap<>();

    private CommandList(Invocation invocation) {
        this.invocation = invocation;
    }

    /// Name → what makes the command.
    static Map<String, Supplier<Object>> of(Invocation invocation) {
        var list = new CommandList(invocation);
        list.stacks();
        list.add("volume", CommandList::volumes);
        list.add("backup", CommandList::backups);
        list.add("agent", AgentCommand::new);
        list.add("doctor", DoctorCommand::new);
        return list.makers;
    }

    private void add(String name, Function<Invocation, Object> maker) {
        makers.put(name, () -> maker.apply(invocation));
    }

    private void stacks() {
        add("config", ConfigCommand::new);
        add("diagram", DiagramCommand::new);
        add("plan", PlanCommand::new);
        add("up", UpCommand::new);
        add("update", UpdateCommand::new);
        add("scale", ScaleCommand::new);
        add("down", DownCommand::new);
        add("start", StartCommand::new);
        add("stop", StopCommand::new);
        add("restart", RestartCommand::new);
        add("pause", PauseCommand::new);
        add("unpause", UnpauseCommand::new);
        add("kill", KillCommand::new);
        add("ps", PsCommand::new);
        add("ls", LsCommand::new);
        add("logs", LogsCommand::new);
        add("run", RunCommand::new);
        add("exec", ExecCommand::new);
        add("build", BuildCommand::new);
        add("pull", PullCommand::new);
    }

    private static CommandGroup volumes(Invocation run) {
        return new CommandGroup(run, "Volumes, and what is in them.")
                .with("ls", () -> new VolumeLsCommand(run))
                .with("inspect", () -> new VolumeInspectCommand(run))
                .with("create", () -> new VolumeCreateCommand(run))
                .with("rm", () -> new VolumeRmCommand(run))
                .with("lock", () -> new VolumeLockCommand(run))
                .with("unlock", () -> new VolumeUnlockCommand(run))
                .with("du", () -> new VolumeDuCommand(run))
                .with("tree", () -> new VolumeTreeCommand(run))
                .with("find", () -> new VolumeFindCommand(run))
                .with("cat", () -> new VolumeCatCommand(run))
                .with("get", () -> new VolumeGetCommand(run))
                .with("put", () -> new VolumePutCommand(run));
    }

    private static CommandGroup backups(Invocation run) {
        return new CommandGroup(run, "Backups of stacks and volumes.")
                .with("run", () -> new BackupRunCommand(run))
                .with("ls", () -> new BackupLsCommand(run))
                .with("show", () -> new BackupShowCommand(run))
                .with("verify", () -> new BackupVerifyCommand(run))
                .with("restore", () -> new BackupRestoreCommand(run))
                .with("rm", () -> new BackupRmCommand(run))
                .with("prune", () -> new BackupPruneCommand(run))
                .with("pin", () -> new BackupPinCommand(run))
                .with("unpin", () -> new BackupUnpinCommand(run))
                .with("plan", () -> plans(run));
    }

    private static CommandGroup plans(Invocation run) {
        return new CommandGroup(run, "What is backed up when.")
                .with("ls", () -> new PlanLsCommand(run))
                .with("add", () -> new PlanAddCommand(run))
                .with("rm", () -> new PlanRmCommand(run));
    }
}
