package dev.quaymaster.ui;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Puts and gets objects of an S3 store, requests signed by AWS Signature Version 4; as little of
/// it as a test needs.
///
/// @param host address and port
/// @param user access key
/// @param secret secret key
record S3Client(String host, String user, String secret) {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /// Sends a signed request and returns status and body.
    ///
    /// @param method `PUT` or `GET`
    /// @param path `/bucket` or `/bucket/key`
    /// @param body empty for none
    HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException, GeneralSecurityException {
        var stamp = STAMP.format(Instant.now());
        var day = stamp.substring(0, 8);
        var hash = hex(sha256(body));
        var headers = "host:" + host + "\nx-amz-content-sha256:" + hash + "\nx-amz-date:" + stamp + "\n";
        var signed = "host;x-amz-content-sha256;x-amz-date";
        var canonical = String.join("\n", method, path, "", headers, signed, hash);
        var scope = day + "/us-east-1/s3/aws4_request";
        var toSign = String.join("\n", "AWS4-HMAC-SHA256", stamp, scope, hex(sha256(canonical)));
        var key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
        for (var part : new String[] {day, "us-east-1", "s3", "aws4_request"}) {
            key = hmac(key, part);
        }
        var authorization = "AWS4-HMAC-SHA256 Credential="
                + user
                + "/"
                + scope
                + ", SignedHeaders="
                + signed
                + ", Signature="
                + hex(hmac(key, toSign));
        var request = HttpRequest.newBuilder(URI.create("http://" + host + path))
                .header("Authorization", authorization)
                .header("x-amz-content-sha256", hash)
                .header("x-amz-date", stamp)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private static byte[] sha256(String text) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
