package dev.quaymaster.engine.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.model.AuthConfig;
import com.github.dockerjava.api.model.AuthConfigurations;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.RemoteApiVersion;
import com.github.dockerjava.core.SSLConfig;
import dev.quaymaster.engine.http.RawModels;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Tells docker-java how answers are read, and nothing else: where the engine is, how it is spoken
/// to and who the user is, other types know. docker-java's own default would read files of the user
/// and the environment.
final class DockerJavaConfig implements DockerClientConfig {

    static final DockerJavaConfig INSTANCE = new DockerJavaConfig();

    private DockerJavaConfig() {}

    @Override
    public ObjectMapper getObjectMapper() {
        return RawModels.MAPPER;
    }

    @Override
    public RemoteApiVersion getApiVersion() {
        return RemoteApiVersion.unknown();
    }

    @Override
    public URI getDockerHost() {
        return URI.create("unix:///");
    }

    @Override
    public @Nullable String getRegistryUsername() {
        return null;
    }

    @Override
    public @Nullable String getRegistryPassword() {
        return null;
    }

    @Override
    public @Nullable String getRegistryEmail() {
        return null;
    }

    @Override
    public @Nullable String getRegistryUrl() {
        return null;
    }

    @Override
    public @Nullable AuthConfig effectiveAuthConfig(String imageName) {
        return null;
    }

    @Override
    public @Nullable AuthConfigurations getAuthConfigurations() {
        return null;
    }

    @Override
    @SuppressWarnings("deprecation") // of the type that the interface asks for
    public @Nullable SSLConfig getSSLConfig() {
        return null;
    }
}
