package dev.quaymaster.volume;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/// A tar with one empty file, `both`, that has an extended attribute and an access control list.
public final class AttributesTar {

    /// Capabilities as the kernel keeps them: cap_net_raw, effective.
    private static final String CAPABILITIES = "\u0001\0\0\u0002\0 \0\0\0\0\0\0\0\0\0\0\0\0\0\0";

    private AttributesTar() {}

    /// Makes it.
    ///
    /// @param accessList as tars hold it
    public static byte[] of(String accessList) throws IOException {
        return with(Map.of("SCHILY.acl.access", accessList));
    }

    /// Makes it with capabilities, too.
    public static byte[] withCapabilities(String accessList) throws IOException {
        return with(Map.of("SCHILY.acl.access", accessList, "SCHILY.xattr.security.capability", CAPABILITIES));
    }

    private static byte[] with(Map<String, String> attributes) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(bytes)) {
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            var entry = new TarArchiveEntry("both");
            entry.setSize(0);
            entry.addPaxHeader("SCHILY.xattr.user.comment", "hello");
            attributes.forEach(entry::addPaxHeader);
            tar.putArchiveEntry(entry);
            tar.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }
}
