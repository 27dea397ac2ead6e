package dev.quaymaster.compose.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Namespaces, rights, names and kernel settings of a service's containers.
///
/// @param namespaces what is shared with others
/// @param names name resolution
/// @param privileged all rights on the host
/// @param readOnly root file system read-only
/// @param capAdd capabilities added
/// @param capDrop capabilities taken away
/// @param securityOpt security options
/// @param groupAdd more groups of the process
/// @param sysctls kernel parameters of the namespace
/// @param tmpfs short-form temporary file systems, `path[:options]`
/// @param logging log driver, absent for the engine's default
/// @param annotations OCI annotations
public record Isolation(
        Namespaces namespaces,
        Names names,
        boolean privileged,
        boolean readOnly,
        List<String> capAdd,
        List<String> capDrop,
        List<String> securityOpt,
        List<String> groupAdd,
        Map<String, String> sysctls,
        List<String> tmpfs,
        Optional<Logging> logging,
        Map<String, String> annotations) {

    /// Copies the collections.
    public Isolation {
        capAdd = List.copyOf(capAdd);
        capDrop = List.copyOf(capDrop);
        securityOpt = List.copyOf(securityOpt);
        groupAdd = List.copyOf(groupAdd);
        sysctls = Ordered.copy(sysctls);
        tmpfs = List.copyOf(tmpfs);
        annotations = Ordered.copy(annotations);
    }

    /// What is shared with the host or with another container.
    ///
    /// @param networkMode `host`, `none`, `bridge`, `service:x`, `container:x` or a network
    /// @param pid process namespace
    /// @param ipc IPC namespace
    /// @param uts host name namespace
    /// @param userns user namespace
    /// @param cgroup cgroup namespace
    /// @param cgroupParent parent cgroup
    public record Namespaces(
            Optional<String> networkMode,
            Optional<String> pid,
            Optional<String> ipc,
            Optional<String> uts,
            Optional<String> userns,
            Optional<String> cgroup,
            Optional<String> cgroupParent) {}

    /// Name resolution inside the containers.
    ///
    /// @param dns name servers
    /// @param dnsSearch search domains
    /// @param dnsOptions resolver options
    /// @param extraHosts `host=address` entries, sorted
    /// @param links legacy links, `service[:alias]`
    /// @param externalLinks legacy links to other projects' containers
    /// @param macAddress hardware address
    /// @param expose ports declared without publishing
    public record Names(
            List<String> dns,
            List<String> dnsSearch,
            List<String> dnsOptions,
            List<String> extraHosts,
            List<String> links,
            List<String> externalLinks,
            Optional<String> macAddress,
            List<String> expose) {

        /// Copies the lists.
        public Names {
            dns = List.copyOf(dns);
            dnsSearch = List.copyOf(dnsSearch);
            dnsOptions = List.copyOf(dnsOptions);
            extraHosts = List.copyOf(extraHosts);
            links = List.copyOf(links);
            externalLinks = List.copyOf(externalLinks);
            expose = List.copyOf(expose);
        }
    }

    /// Log driver and its options.
    ///
    /// @param driver driver name, empty for the engine's default
    /// @param options driver options
    public record Logging(Optional<String> driver, Map<String, String> options) {

        /// Copies the options.
        public Logging {
            options = Ordered.copy(options);
        }
    }
}
