package dev.quaymaster.stack;

import dev.quaymaster.compose.Secrets;
import dev.quaymaster.compose.model.Build;
import dev.quaymaster.compose.model.LifecycleConfig.Hook;
import dev.quaymaster.compose.model.NetworkAttachment;
import dev.quaymaster.compose.model.NetworkConfig;
import dev.quaymaster.compose.model.VolumeConfig;
import dev.quaymaster.stack.spec.ContainerDraft;
import dev.quaymaster.stack.spec.GrantedFile;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// One thing the engine is asked to do. Prints as a short sentence.
public sealed interface Operation {

    /// Returns the service it is for, empty when it is not for one.
    default String service() {
        return "";
    }

    /// Returns whether it brings an image that containers are made from.
    default boolean bringsImage() {
        return false;
    }

    /// Something done to one container.
    sealed interface OnContainer extends Operation {
        /// The container.
        ContainerRef container();

        @Override
        default String service() {
            return container().service();
        }
    }

    /// Fetch an image from its registry.
    ///
    /// @param platform `os/arch[/variant]`, empty for the engine's own
    /// @param needed whether nothing goes on without it; else an image that is here will do
    record PullImage(String service, String image, String platform, boolean needed) implements Operation {
        @Override
        public boolean bringsImage() {
            return true;
        }

        @Override
        public String toString() {
            return "pull image " + image;
        }
    }

    /// Build an image.
    ///
    /// @param platform `os/arch[/variant]`, empty for the engine's own
    record BuildImage(String project, String service, Build build, String image, String platform) implements Operation {
        @Override
        public boolean bringsImage() {
            return true;
        }

        @Override
        public String toString() {
            return "build image " + image;
        }
    }

    /// Remove an image; one that others use stays.
    record RemoveImage(String image) implements Operation {
        @Override
        public String toString() {
            return "remove image " + image;
        }
    }

    /// Make a network.
    record CreateNetwork(String project, NetworkConfig network) implements Operation {
        @Override
        public String toString() {
            return "create network " + network.name();
        }
    }

    /// Remove a network; one that others use stays.
    record RemoveNetwork(String name) implements Operation {
        @Override
        public String toString() {
            return "remove network " + name;
        }
    }

    /// Make a volume.
    record CreateVolume(String project, VolumeConfig volume) implements Operation {
        @Override
        public String toString() {
            return "create volume " + volume.name();
        }
    }

    /// Remove a volume with its data.
    record RemoveVolume(String name) implements Operation {
        @Override
        public String toString() {
            return "remove volume " + name;
        }
    }

    /// Make a container.
    record CreateContainer(ContainerDraft draft) implements Operation {
        @Override
        public String service() {
            return draft.service().name();
        }

        @Override
        public String toString() {
            return "create container " + draft;
        }
    }

    /// Put files into a container: secrets and configs that are no files of the host.
    record CopyFiles(ContainerRef container, List<GrantedFile> files) implements OnContainer {
        public CopyFiles {
            files = List.copyOf(files);
        }

        @Override
        public String toString() {
            return "copy "
                    + (files.size() == 1 ? "1 secret or config" : files.size() + " secrets and configs")
                    + " into "
                    + container;
        }
    }

    /// Start a container.
    record StartContainer(ContainerRef container) implements OnContainer {
        @Override
        public String toString() {
            return "start container " + container;
        }
    }

    /// Stop a container.
    ///
    /// @param timeout how long before it is killed; empty: what the container says
    record StopContainer(ContainerRef container, Optional<Duration> timeout) implements OnContainer {
        @Override
        public String toString() {
            return "stop container " + container;
        }
    }

    /// Stop a container and start it again.
    ///
    /// @param timeout how long before it is killed; empty: what the container says
    record RestartContainer(ContainerRef container, Optional<Duration> timeout) implements OnContainer {
        @Override
        public String toString() {
            return "restart container " + container;
        }
    }

    /// Freeze a container.
    record PauseContainer(ContainerRef container) implements OnContainer {
        @Override
        public String toString() {
            return "pause container " + container;
        }
    }

    /// Let a frozen container continue.
    record UnpauseContainer(ContainerRef container) implements OnContainer {
        @Override
        public String toString() {
            return "unpause container " + container;
        }
    }

    /// Send a signal to a container.
    record KillContainer(ContainerRef container, String signal) implements OnContainer {
        @Override
        public String toString() {
            return "send " + signal + " to container " + container;
        }
    }

    /// Remove a container, running or not.
    ///
    /// @param volumes whether its anonymous volumes go too
    record RemoveContainer(ContainerRef container, boolean volumes) implements OnContainer {
        @Override
        public String toString() {
            return "remove container " + container + (volumes ? " and its unnamed volumes" : "");
        }
    }

    /// Give a container another name.
    record RenameContainer(ContainerRef container, String name) implements OnContainer {
        @Override
        public String toString() {
            return "rename container " + container + " to " + name;
        }
    }

    /// Take a container out of a network.
    record DisconnectNetwork(ContainerRef container, String network) implements OnContainer {
        @Override
        public String toString() {
            return "disconnect container " + container + " from network " + network;
        }
    }

    /// Put a container into a network.
    ///
    /// @param aliases its names there
    record ConnectNetwork(ContainerRef container, String network, List<String> aliases, NetworkAttachment attachment)
            implements OnContainer {
        public ConnectNetwork {
            aliases = List.copyOf(aliases);
        }

        @Override
        public String toString() {
            return "connect container " + container + " to network " + network;
        }
    }

    /// Run a command in a container, as `post_start` and `pre_stop` ask.
    record RunHook(ContainerRef container, Hook hook) implements OnContainer {
        @Override
        public String toString() {
            return "run \"" + String.join(" ", Secrets.masked(hook.command())) + "\" in container " + container;
        }
    }

    /// Wait until a service's containers are where they must be.
    ///
    /// @param required whether it is a failure when they do not get there
    /// @param limit how long to wait at most; empty: for ever
    record AwaitService(
            String service, List<ContainerRef> containers, Goal goal, boolean required, Optional<Duration> limit)
            implements Operation {
        public AwaitService {
            containers = List.copyOf(containers);
        }

        @Override
        public String toString() {
            return "wait until " + service + " " + goal + (required ? "" : " (optional)");
        }
    }

    /// What to wait for.
    enum Goal {
        /// Its health check passes.
        HEALTHY("is healthy"),
        /// It ran and ended without an error.
        COMPLETED("has completed"),
        /// It runs; where it has a health check, that passes.
        RUNNING_OR_HEALTHY("is up");

        private final String words;

        Goal(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }
}
