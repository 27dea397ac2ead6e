package dev.quaymaster.backup.run;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A set of paths, of each only eight bytes: millions fit where their names would not.
final class PathHashes {

    private long[] hashes = new long[1024];
    private int count;
    private boolean sorted;

    void add(String path) {
        if (count == hashes.length) {
            hashes = Arrays.copyOf(hashes, count * 2);
        }
        hashes[count++] = hash(path);
        sorted = false;
    }

    /// Whether a path was added; a mistake is as likely as two equal hashes.
    boolean contains(String path) {
        if (!sorted) {
            Arrays.sort(hashes, 0, count);
            sorted = true;
        }
        return Arrays.binarySearch(hashes, 0, count, hash(path)) >= 0;
    }

    /// FNV-1a.
    private static long hash(String path) {
        long hash = 0xcbf29ce484222325L;
        for (byte each : path.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (each & 0xff)) * 0x100000001b3L;
        }
        return hash;
    }
}
