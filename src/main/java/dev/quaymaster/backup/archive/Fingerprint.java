package dev.quaymaster.backup.archive;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Sums up many items in any order: two collections have the same fingerprint when they hold the
/// same items.
final class Fingerprint {

    private static final BigInteger SIZE = BigInteger.ONE.shiftLeft(256);

    private BigInteger sum = BigInteger.ZERO;

    /// Adds one item, told apart by its description.
    void add(String description) {
        var hash = sha256().digest(description.getBytes(StandardCharsets.UTF_8));
        sum = sum.add(new BigInteger(1, hash)).mod(SIZE);
    }

    /// 64 lower-case hex digits.
    String hex() {
        var digits = sum.toString(16);
        return "0".repeat(64 - digits.length()) + digits;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
