package dev.quaymaster.engine.http;

import com.github.dockerjava.transport.DockerHttpClient.Request;

/// Prepares names for the paths of docker-java's commands. Some of its commands put a name into the
/// path as it is, others encode it but take `$` in it for a reference to a group.
public final class RequestPaths {

    /// Stands for `$` until the request is sent; no name has it.
    private static final char DOLLAR = '\uE024';

    private static final String DOLLAR_ENCODED = "%EE%80%A4";

    private RequestPaths() {}

    /// A name for a command that puts it into the path as it is.
    public static String encoded(String name) {
        return Target.encode(name);
    }

    /// A name for a command that encodes it.
    public static String toEncode(String name) {
        return name.replace('$', DOLLAR);
    }

    /// The request as it is to be sent.
    static Request restored(Request request) {
        return request.path().contains(DOLLAR_ENCODED)
                ? Request.builder()
                        .from(request)
                        .path(request.path().replace(DOLLAR_ENCODED, "%24"))
                        .build()
                : request;
    }
}
