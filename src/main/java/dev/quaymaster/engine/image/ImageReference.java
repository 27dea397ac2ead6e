package dev.quaymaster.engine.image;

/// An image's name, taken apart. <https://github.com/distribution/reference>
///
/// @param registry the host it comes from, empty for the engine's default one
/// @param repository the name without tag and digest
/// @param version the digest if there is one, else the tag, else `latest`
record ImageReference(String registry, String repository, String version) {

    static ImageReference parse(String text) {
        var at = text.indexOf('@');
        var named = at < 0 ? text : text.substring(0, at);
        var colon = named.indexOf(':', named.lastIndexOf('/') + 1);
        var repository = colon < 0 ? named : named.substring(0, colon);
        var tag = colon < 0 ? "latest" : named.substring(colon + 1);
        return new ImageReference(registry(repository), repository, at < 0 ? tag : text.substring(at + 1));
    }

    /// The first part is a host if it could not be part of a name: it has a dot or a port, or is
    /// `localhost`.
    private static String registry(String repository) {
        var slash = repository.indexOf('/');
        var first = slash < 0 ? "" : repository.substring(0, slash);
        var host = first.contains(".") || first.contains(":") || first.equals("localhost");
        return host ? first : "";
    }
}
