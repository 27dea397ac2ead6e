package dev.quaymaster.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.spec.ExecSpec;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// The running Prefect stack as its users reach it: through Caddy, and the database from inside.
///
/// @param engine runs it
/// @param environment its ports and project name
record PrefectStack(Engine engine, Map<String, String> environment) {

    private static final ObjectMapper JSON = new ObjectMapper();

    private String address(String path) {
        return "http://127.0.0.1:" + environment.get("HTTP_PORT") + path;
    }

    /// What `/api/health` answers through Caddy.
    String health() throws Exception {
        return send(HttpRequest.newBuilder(URI.create(address("/api/health"))).build());
    }

    /// Creates a flow and a completed run of it, and returns the run's id.
    String createFlowRun() throws Exception {
        var flow = JSON.readTree(post("/api/flows/", "{\"name\": \"journey\"}"))
                .get("id")
                .asText();
        var run = post("/api/flow_runs/", "{\"flow_id\": \"" + flow + "\", \"state\": {\"type\": \"COMPLETED\"}}");
        return JSON.readTree(run).get("id").asText();
    }

    /// The id of that run as the API gives it back.
    String flowRun(String id) throws Exception {
        var answer = send(HttpRequest.newBuilder(URI.create(address("/api/flow_runs/" + id)))
                .build());
        return JSON.readTree(answer).get("id").asText();
    }

    /// How many runs of that id the database holds.
    String runsInPostgres(String id) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int exit = engine.exec(
                environment.get("COMPOSE_PROJECT_NAME") + "-postgres-1",
                ExecSpec.of(
                        "psql",
                        "-U",
                        "prefect",
                        "-d",
                        "prefect",
                        "-Atc",
                        "select count(*) from flow_run where id = '" + id + "'"),
                out,
                err);
        assertThat(exit).as(err.toString(StandardCharsets.UTF_8)).isZero();
        return out.toString(StandardCharsets.UTF_8).strip();
    }

    /// MinIO, through Caddy.
    S3Client objects() {
        return new S3Client("127.0.0.1:" + environment.get("MINIO_PORT"), "minio", "minio-secret");
    }

    private String post(String path, String body) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(address(path)))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private static String send(HttpRequest request) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode())
                    .as(request.uri() + ": " + answer.body())
                    .isBetween(200, 299);
            return answer.body();
        }
    }
}
