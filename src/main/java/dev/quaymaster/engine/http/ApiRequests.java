package dev.quaymaster.engine.http;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Request.Method;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// Makes requests that docker-java has no command for, or none that does what is needed.
public final class ApiRequests {

    private ApiRequests() {}

    /// Looks something up.
    public static Request get(Target target) {
        return request(Method.GET, target).build();
    }

    /// Looks something up, with one more header.
    public static Request get(Target target, String header, String value) {
        return request(Method.GET, target).putHeader(header, value).build();
    }

    /// Changes something, with nothing sent along. Podman hands what is sent along with an attach
    /// on to the process.
    public static Request post(Target target) {
        return request(Method.POST, target).build();
    }

    /// Changes something as a document says.
    public static Request post(Target target, Json document) {
        return request(Method.POST, target)
                .putHeader("Content-Type", "application/json")
                .bodyBytes(document.toString().getBytes(StandardCharsets.UTF_8))
                .build();
    }

    /// Sends a tar that is made into something.
    public static Request post(Target target, InputStream tar) {
        return tar(Method.POST, target, tar);
    }

    /// Sends a tar to be kept under that address.
    public static Request put(Target target, InputStream tar) {
        return tar(Method.PUT, target, tar);
    }

    private static Request tar(Method method, Target target, InputStream tar) {
        return request(method, target)
                .putHeader("Content-Type", "application/x-tar")
                .body(tar)
                .build();
    }

    private static Request.Builder request(Method method, Target target) {
        var builder = Request.builder().method(method);
        builder.path(target.toString());
        return builder;
    }
}
