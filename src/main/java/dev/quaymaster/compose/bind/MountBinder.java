package dev.quaymaster.compose.bind;

import dev.quaymaster.compose.model.Mount;

/// Binds a mount's canonical form to the record of its kind.
final class MountBinder {

    private MountBinder() {}

    static Mount bind(Values values) {
        var type = values.text("type").orElse("");
        var target = values.text("target").orElse("");
        var source = values.text("source").orElse("");
        boolean readOnly = values.flag("read_only");
        return switch (type) {
            case "bind" -> folder(values, source, target, readOnly);
            case "volume" -> volume(values, source, target, readOnly);
            case "tmpfs" -> {
                var tmpfs = values.in("tmpfs");
                yield new Mount.Tmpfs(target, readOnly, tmpfs.whole("size"), tmpfs.count("mode"));
            }
            case "image" ->
                new Mount.ImageFiles(
                        source, target, readOnly, values.in("image").text("subpath"));
            default -> new Mount.Other(type, source, target, readOnly);
        };
    }

    private static Mount folder(Values values, String source, String target, boolean readOnly) {
        var bind = values.in("bind");
        return new Mount.Bind(
                source,
                target,
                readOnly,
                bind.flag("create_host_path"),
                bind.text("propagation"),
                bind.text("selinux"),
                bind.text("recursive"));
    }

    private static Mount volume(Values values, String source, String target, boolean readOnly) {
        var volume = values.in("volume");
        if (source.isEmpty()) {
            return new Mount.Anonymous(
                    target, readOnly, volume.flag("nocopy"), values.map().get("volume") != null);
        }
        return new Mount.Named(
                source, target, readOnly, volume.flag("nocopy"), volume.text("subpath"), volume.pairs("labels"));
    }
}
