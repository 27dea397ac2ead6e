package dev.quaymaster.stack.spec;

import dev.quaymaster.compose.model.FileGrant;
import dev.quaymaster.compose.model.FileSource;
import dev.quaymaster.compose.model.Project;
import dev.quaymaster.compose.model.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Secrets and configs of a service: those that are files of the host are mounted, the others are
/// copied into the container before it starts.
public final class GrantedFiles {

    private static final int WORLD_READABLE = 0444;

    private GrantedFiles() {}

    /// Returns what is to be copied into each container of a service.
    public static List<GrantedFile> toCopy(Project project, Service service) {
        var files = new ArrayList<GrantedFile>();
        collect(files, service.grants().secrets(), project.secrets(), GrantedFiles::secretPath);
        collect(files, service.grants().configs(), project.configs(), GrantedFiles::configPath);
        return files;
    }

    /// Returns the sources that only an orchestrator could provide.
    public static List<FileSource> external(Project project, Service service) {
        var found = new ArrayList<FileSource>();
        service.grants().secrets().forEach(grant -> addExternal(found, project.secrets(), grant));
        service.grants().configs().forEach(grant -> addExternal(found, project.configs(), grant));
        return found;
    }

    private static void addExternal(List<FileSource> found, Map<String, FileSource> sources, FileGrant grant) {
        Optional.ofNullable(sources.get(grant.source()))
                .filter(FileSource::external)
                .ifPresent(found::add);
    }

    private static void collect(
            List<GrantedFile> files,
            List<FileGrant> grants,
            Map<String, FileSource> sources,
            Function<FileGrant, String> path) {
        for (var grant : grants) {
            Optional.ofNullable(sources.get(grant.source()))
                    .flatMap(FileSource::content)
                    .filter(text -> !text.isEmpty())
                    .map(text -> file(grant, path.apply(grant), text))
                    .ifPresent(files::add);
        }
    }

    private static GrantedFile file(FileGrant grant, String path, String text) {
        return new GrantedFile(
                path, text, id(grant.uid()), id(grant.gid()), grant.mode().orElse(WORLD_READABLE));
    }

    private static int id(Optional<String> text) {
        return text.filter(value -> value.matches("\\d{1,9}"))
                .map(Integer::parseInt)
                .orElse(0);
    }

    static String secretPath(FileGrant grant) {
        return below("/run/secrets/", grant);
    }

    static String configPath(FileGrant grant) {
        return below("/", grant);
    }

    private static String below(String folder, FileGrant grant) {
        var target = grant.target().orElse(grant.source());
        return target.startsWith("/") ? target : folder + target;
    }
}
