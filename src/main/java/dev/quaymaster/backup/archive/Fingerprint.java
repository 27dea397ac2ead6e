package dev.quaymaster.backup.archive;

import dev.quaymaster.files.Sha256;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/// Sums up many items in any order: two collections have the same fingerprint when they hold the
/// same items.
final class Fingerprint {

    private static final BigInteger SIZE = BigInteger.ONE.shiftLeft(256);

    private BigInteger sum = BigInteger.ZERO;

    /// Adds one item, told apart by its description.
    void add(String description) {
        var hash = Sha256.digest().digest(description.getBytes(StandardCharsets.UTF_8));
        sum = sum.add(new BigInteger(1, hash)).mod(SIZE);
    }

    /// 64 lower-case hex digits.
    String hex() {
        var digits = sum.toString(16);
        return "0".repeat(64 - digits.length()) + digits;
    }
}
