package dev.quaymaster.backup.run;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// Names of sets: what it is of, when (UTC, sorts by time, safe on every file system), and a few
/// digits of chance.
public final class SetNames {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final SecureRandom RANDOM = new SecureRandom();

    private SetNames() {}

    /// A new id, such as `prefect-v2_20261121T020000Z_3fa91c`.
    public static String id(String subject, Instant moment) {
        var name = subject.replaceAll("[^A-Za-z0-9._-]+", "+");
        return "%s_%s_%06x"
                .formatted(
                        name.length() > 60 ? name.substring(0, 60) : name.replaceFirst("^\\.", "_"),
                        TIME.format(moment),
                        RANDOM.nextInt(1 << 24));
    }

    /// The name and version of this program.
    public static String tool() {
        return "Quaymaster "
                + Optional.ofNullable(SetNames.class.getPackage().getImplementationVersion())
                        .orElse("development build");
    }
}
