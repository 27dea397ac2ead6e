package dev.quaymaster.engine;

import java.util.ArrayList;
import java.util.List;

/// What is different about an engine, and what therefore does not work there as on a plain one of
/// this machine. Sentences for the user; none for a plain one.
public final class EngineNotes {

    private EngineNotes() {}

    /// What to know of an engine that answers.
    public static List<String> of(EngineEndpoint endpoint, EngineInfo info) {
        var notes = new ArrayList<String>();
        endpoint.machine().ifPresent(machine -> remote(endpoint, machine, notes));
        if (info.rootless()) {
            rootless(notes);
        }
        if (info.podman()) {
            podman(notes);
        }
        if (!info.platform().osType().equals("linux")) {
            notes.add("It runs "
                    + info.platform().osType()
                    + " containers: their volumes can't be opened or backed up here.");
        }
        if (!info.supports(ApiVersion.OLDEST)) {
            notes.add("Its API "
                    + info.apiVersion()
                    + " is older than "
                    + ApiVersion.OLDEST
                    + ", the oldest that is known here: update the engine.");
        }
        return List.copyOf(notes);
    }

    private static void remote(EngineEndpoint endpoint, String machine, List<String> notes) {
        notes.add("It is reached at "
                + machine
                + ": a folder or file of a bind mount is the one of that machine, not of"
                + " this one. Use volumes, or have the files there at the same path.");
        notes.add("Ports are published on " + machine + ", and what an image is built from is sent there first.");
        if (!endpoint.overSsh() && !endpoint.overTls()) {
            notes.add("The connection is not encrypted, and whoever reaches that port may do as root"
                    + " there: use ssh:// or TLS.");
        }
    }

    private static void rootless(List<String> notes) {
        notes.add("It is rootless: ports below 1024 and limits on processors and memory work only"
                + " where its machine allows them to such engines.");
        notes.add("Inside, root is the user that runs it; files in bind mounts belong to other"
                + " numbers outside than inside.");
    }

    private static void podman(List<String> notes) {
        notes.add("It is Podman: containers come back after a restart of the machine only with its"
                + " service podman-restart enabled.");
        notes.add("Podman runs health checks through systemd: on a machine without it, or where it"
                + " lets no timers of yours run, a service with a health check stays"
                + " \"starting\", and what waits for its health does not start.");
        notes.add("Podman tells root as the owner of every file that is copied out of a container."
                + " A backup keeps the owners all the same if an image there has a shell"
                + " and tar, such as busybox.");
        notes.add("Podman calls its own images localhost/NAME and pulls short names from the"
                + " registries in its registries.conf.");
    }

    /// The API that is spoken with an engine, in words.
    public static String api(EngineInfo info) {
        var own = ApiVersion.parse(info.apiVersion());
        var spoken = own.spoken();
        return own.equals(spoken) ? info.apiVersion() : info.apiVersion() + ", of which " + spoken + " is spoken";
    }
}
