package dev.quaymaster.stack.preflight;

import dev.quaymaster.compose.model.Mount;
import dev.quaymaster.compose.model.Service;
import dev.quaymaster.engine.Image;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Folders and files to mount that are not there, or cannot be written by the container's user.
final class MountCheck {

    private MountCheck() {}

    static List<Warning> check(Situation now) {
        return now.servicesDown().stream()
                .flatMap(service -> service.mounts().stream().flatMap(mount -> check(now, service, mount)))
                .toList();
    }

    private static Stream<Warning> check(Situation now, Service service, Mount mount) {
        if (!(mount instanceof Mount.Bind bind)) {
            return Stream.empty();
        }
        return Files.exists(Path.of(bind.source()))
                ? notWritable(now, service, bind).stream()
                : Stream.of(missing(service, bind));
    }

    private static Warning missing(Service service, Mount.Bind bind) {
        return new Warning(
                Warning.Kind.BIND_SOURCE_MISSING,
                service.name(),
                mounted(service, bind) + " does not exist.",
                bind.createHostPath()
                        ? "The engine will make an empty folder there; if it is to be a file, create it first."
                        : "Create it first: the service cannot start without it.");
    }

    private static String mounted(Service service, Mount.Bind bind) {
        return "%s, which service \"%s\" mounts at %s,".formatted(bind.source(), service.name(), bind.target());
    }

    /// A rootless engine gives its users other numbers on this machine.
    private static Optional<Warning> notWritable(Situation now, Service service, Mount.Bind bind) {
        var image = now.image(service).flatMap(Image::config).map(Image.ImageConfig::user);
        var user = NumberedUser.parse(service.process().user().or(() -> image).orElse(""));
        if (bind.readOnly() || now.engine().rootless() || user.isEmpty()) {
            return Optional.empty();
        }
        var path = Path.of(bind.source());
        return user.filter(known -> !known.mayWrite(path))
                .map(known -> new Warning(
                        Warning.Kind.BIND_NOT_WRITABLE,
                        service.name(),
                        mounted(service, bind) + " cannot be written by its user " + known + ".",
                        "Give it to that user: sudo chown -R " + known + " " + bind.source()));
    }
}
