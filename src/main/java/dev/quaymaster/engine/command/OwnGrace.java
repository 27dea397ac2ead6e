package dev.quaymaster.engine.command;

import com.github.dockerjava.api.command.RestartContainerCmd;
import com.github.dockerjava.api.command.StopContainerCmd;
import com.github.dockerjava.core.DefaultDockerCmdExecFactory;
import com.github.dockerjava.core.command.RestartContainerCmdImpl;
import com.github.dockerjava.core.command.StopContainerCmdImpl;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Stops and restarts containers with the grace that is given, or with the container's own.
/// docker-java's commands say ten seconds where nothing is given, which overrides the container's.
public final class OwnGrace {

    private OwnGrace() {}

    /// Stops it.
    ///
    /// @param seconds empty is the container's own
    public static @Nullable Void stop(DefaultDockerCmdExecFactory factory, String id, OptionalInt seconds) {
        return new Stop(factory.createStopContainerCmdExec(), id, seconds).exec();
    }

    /// Stops it and starts it again.
    ///
    /// @param seconds empty is the container's own
    public static @Nullable Void restart(DefaultDockerCmdExecFactory factory, String id, OptionalInt seconds) {
        return new Restart(factory.createRestartContainerCmdExec(), id, seconds).exec();
    }

    private static @Nullable Integer orNull(OptionalInt seconds) {
        return seconds.isPresent() ? seconds.getAsInt() : null;
    }

    private static final class Stop extends StopContainerCmdImpl {

        private final @Nullable Integer seconds;

        Stop(StopContainerCmd.Exec exec, String id, OptionalInt seconds) {
            super(exec, id);
            this.seconds = orNull(seconds);
        }

        @Override
        public @Nullable Integer getTimeout() {
            return seconds;
        }
    }

    private static final class Restart extends RestartContainerCmdImpl {

        private final @Nullable Integer seconds;

        Restart(RestartContainerCmd.Exec exec, String id, OptionalInt seconds) {
            super(exec, id);
            this.seconds = orNull(seconds);
        }

        @Override
        public @Nullable Integer getTimeout() {
            return seconds;
        }
    }
}
