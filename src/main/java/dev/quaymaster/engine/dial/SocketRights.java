package dev.quaymaster.engine.dial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;

/// Who may use a socket, and how to become one of them.
public final class SocketRights {

    private SocketRights() {}

    /// What the user can do to be let in.
    public static String remedy(Path socket) {
        try {
            var group = Files.readAttributes(socket, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .group()
                    .getName();
            if (!group.equals("root")) {
                return "Add yourself to its group with: sudo usermod -aG "
                        + group
                        + " $USER, then log out and in again.";
            }
        } catch (IOException | UnsupportedOperationException e) {
            // nothing more is known about it; the general advice stands
        }
        return "Ask whoever runs this machine for the right to use it, or use a rootless engine.";
    }
}
