package dev.quaymaster.diagram;

import dev.quaymaster.diagram.link.ServiceKind;
import java.util.List;
import java.util.Optional;

/// Something the diagram draws a shape for.
public sealed interface DiagramNode {

    /// Id of the one browser node.
    String BROWSER = "browser";

    /// What it is known by, such as `service:postgres`; stable from one build to the next.
    String id();

    /// Its main line of text.
    String name();

    /// Whoever reaches the published ports from outside.
    ///
    /// @param reach from where: `this computer` when all ports listen on loopback only
    record Browser(String reach) implements DiagramNode {

        @Override
        public String id() {
            return BROWSER;
        }

        @Override
        public String name() {
            return "Browser";
        }
    }

    /// A service.
    ///
    /// @param name key in the file
    /// @param image short image reference, such as `postgres:17`
    /// @param kind what its image is
    /// @param zone id of the zone that frames it
    /// @param otherNetworks keys of further networks it is in
    record Service(String name, String image, ServiceKind kind, Optional<String> zone, List<String> otherNetworks)
            implements DiagramNode {

        /// Copies the networks.
        public Service {
            otherNetworks = List.copyOf(otherNetworks);
        }

        @Override
        public String id() {
            return idOf(name);
        }

        /// The id of a service's node.
        ///
        /// @param name key in the file
        public static String idOf(String name) {
            return "service:" + name;
        }
    }

    /// A volume.
    ///
    /// @param id `volume:` and its key, or `anonymous:` and where it is mounted
    /// @param name key in the file, or the path it is mounted at when it has none
    /// @param engineName name at the engine, empty for an anonymous one
    /// @param external whether the project only uses it
    record Volume(String id, String name, String engineName, boolean external) implements DiagramNode {

        /// The id of a named volume's node.
        ///
        /// @param key key in the file
        public static String idOf(String key) {
            return "volume:" + key;
        }

        /// What is known of it without asking the engine.
        public String detail() {
            if (engineName.isEmpty()) {
                return "anonymous volume";
            }
            return external ? "external volume" : "volume";
        }
    }

    /// A folder or file of the host.
    ///
    /// @param source absolute path
    /// @param name the path as a person would write it, relative to the project if inside it
    /// @param kind what is there
    /// @param readOnly whether every service may only read it
    record Bind(String source, String name, BindKind kind, boolean readOnly) implements DiagramNode {

        @Override
        public String id() {
            return idOf(source);
        }

        /// The id of a bind's node.
        ///
        /// @param source absolute path
        public static String idOf(String source) {
            return "bind:" + source;
        }

        /// The line below its name.
        public String detail() {
            return kind + (readOnly ? " · read-only" : "");
        }
    }
}
