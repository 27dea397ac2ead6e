package dev.quaymaster.diagram.link;

/// The parts of an image reference that a person reads first.
///
/// @param name last part of its path, such as `postgres`
/// @param tag the tag, empty without one
public record ImageName(String name, String tag) {

    private static final int LONGEST_TAG = 14;

    /// Takes a reference apart.
    ///
    /// @param reference such as `quay.io/minio/minio:RELEASE.2025` or `caddy@sha256:…`
    public static ImageName of(String reference) {
        int digest = reference.indexOf('@');
        var tagged = digest < 0 ? reference : reference.substring(0, digest);
        var last = tagged.substring(tagged.lastIndexOf('/') + 1);
        int colon = last.indexOf(':');
        return colon < 0 ? new ImageName(last, "") : new ImageName(last.substring(0, colon), last.substring(colon + 1));
    }

    /// Name and tag; `latest` and tags too long to tell something are left out.
    @Override
    public String toString() {
        return tag.isEmpty() || tag.equals("latest") || tag.length() > LONGEST_TAG ? name : name + ":" + tag;
    }
}
