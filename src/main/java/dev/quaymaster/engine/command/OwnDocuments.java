package dev.quaymaster.engine.command;

import com.fasterxml.jackson.annotation.JsonValue;
import com.github.dockerjava.api.command.ConnectToNetworkCmd;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.command.CreateNetworkCmd;
import com.github.dockerjava.api.command.CreateVolumeCmd;
import com.github.dockerjava.core.command.ConnectToNetworkCmdImpl;
import com.github.dockerjava.core.command.CreateContainerCmdImpl;
import com.github.dockerjava.core.command.CreateNetworkCmdImpl;
import com.github.dockerjava.core.command.CreateVolumeCmdImpl;
import dev.quaymaster.engine.http.Json;

/// Holds docker-java's commands that create things, with documents of ours. Its models lack fields
/// of newer engines (several networks, addresses, driver options, folders of volumes, ranges of
/// ports), and take apart what must arrive as it was written.
public final class OwnDocuments {

    private OwnDocuments() {}

    /// Creates a container. No log-in is sent along, as docker-java would.
    public static final class CreateContainer extends CreateContainerCmdImpl {

        private final transient Json document;

        /// @param document what is sent
        public CreateContainer(CreateContainerCmd.Exec exec, String image, Json document) {
            super(exec, null, image);
            this.document = document;
        }

        @JsonValue
        Json document() {
            return document;
        }
    }

    /// Creates a network.
    public static final class CreateNetwork extends CreateNetworkCmdImpl {

        private final transient Json document;

        /// @param document what is sent
        public CreateNetwork(CreateNetworkCmd.Exec exec, Json document) {
            super(exec);
            this.document = document;
        }

        @JsonValue
        Json document() {
            return document;
        }
    }

    /// Creates a volume.
    public static final class CreateVolume extends CreateVolumeCmdImpl {

        private final transient Json document;

        /// @param document what is sent
        public CreateVolume(CreateVolumeCmd.Exec exec, Json document) {
            super(exec);
            this.document = document;
        }

        @JsonValue
        Json document() {
            return document;
        }
    }

    /// Connects a container to a network.
    public static final class ConnectToNetwork extends ConnectToNetworkCmdImpl {

        private final transient Json document;

        /// @param document what is sent
        public ConnectToNetwork(ConnectToNetworkCmd.Exec exec, Json document) {
            super(exec);
            this.document = document;
        }

        @JsonValue
        Json document() {
            return document;
        }
    }
}
