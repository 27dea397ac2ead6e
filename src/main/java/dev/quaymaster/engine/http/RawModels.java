package dev.quaymaster.engine.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.github.dockerjava.api.command.CreateContainerResponse;
import com.github.dockerjava.api.command.CreateNetworkResponse;
import com.github.dockerjava.api.command.CreateVolumeResponse;
import com.github.dockerjava.api.command.ExecCreateCmdResponse;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.command.InspectExecResponse;
import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.command.InspectVolumeResponse;
import com.github.dockerjava.api.command.ListVolumesResponse;
import com.github.dockerjava.api.model.BuildResponseItem;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.DockerObject;
import com.github.dockerjava.api.model.DockerObjectAccessor;
import com.github.dockerjava.api.model.Event;
import com.github.dockerjava.api.model.Image;
import com.github.dockerjava.api.model.Info;
import com.github.dockerjava.api.model.Network;
import com.github.dockerjava.api.model.PullResponseItem;
import com.github.dockerjava.api.model.Version;
import com.github.dockerjava.api.model.WaitResponse;
import java.io.IOException;
import java.util.function.Supplier;

/// Reads the engine's answers into docker-java's models as raw values only. The models' own reading
/// fails as a whole at one word that they don't know, leaves out what they have no field for, and
/// takes longer to get ready than all else that a command does.
public final class RawModels {

    private static final JsonInclude.Value PRESENT =
            JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS);

    /// Reads and writes docker-java's models; made once, as that is what costs.
    public static final ObjectMapper MAPPER = mapper();

    /// The raw value that holds a whole answer. No field of an engine's has an empty name.
    private static final String WHOLE = "";

    /// Of a stream that goes on, each value.
    private static final long MOST_BYTES_OF_VALUE = 4L << 20;

    private RawModels() {}

    /// Returns the whole answer that a model was read from.
    public static Json json(DockerObject model) {
        return model.getRawValues().get(WHOLE) instanceof JsonNode whole ? new Json(whole) : Json.object();
    }

    private static ObjectMapper mapper() {
        return JsonMapper.builder(new BoundedJsonFactory())
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .defaultPropertyInclusion(PRESENT)
                .addModule(module())
                .build();
    }

    private static SimpleModule module() {
        var module = new SimpleModule("raw answers");
        document(module, Container.class, Container::new);
        document(module, CreateContainerResponse.class, CreateContainerResponse::new);
        document(module, CreateNetworkResponse.class, CreateNetworkResponse::new);
        document(module, CreateVolumeResponse.class, CreateVolumeResponse::new);
        document(module, ExecCreateCmdResponse.class, ExecCreateCmdResponse::new);
        document(module, Image.class, Image::new);
        document(module, Info.class, Info::new);
        document(module, InspectContainerResponse.class, InspectContainerResponse::new);
        document(module, InspectExecResponse.class, InspectExecResponse::new);
        document(module, InspectImageResponse.class, InspectImageResponse::new);
        document(module, InspectVolumeResponse.class, InspectVolumeResponse::new);
        document(module, ListVolumesResponse.class, ListVolumesResponse::new);
        document(module, Network.class, Network::new);
        document(module, Version.class, Version::new);
        document(module, WaitResponse.class, WaitResponse::new);
        stream(module, BuildResponseItem.class, BuildResponseItem::new);
        stream(module, Event.class, Event::new);
        stream(module, PullResponseItem.class, PullResponseItem::new);
        return module;
    }

    /// An answer that is one of these, or a list of them.
    private static <T extends DockerObject> void document(SimpleModule module, Class<T> type, Supplier<T> empty) {
        module.addDeserializer(type, new RawReader<>(type, empty, false));
    }

    /// An answer that is one after another, as they come.
    private static <T extends DockerObject> void stream(SimpleModule module, Class<T> type, Supplier<T> empty) {
        module.addDeserializer(type, new RawReader<>(type, empty, true));
    }

    private static final class RawReader<T extends DockerObject> extends StdDeserializer<T> {

        private static final long serialVersionUID = 1L;

        private final transient Supplier<T> empty;
        private final boolean streamed;

        RawReader(Class<T> type, Supplier<T> empty, boolean streamed) {
            super(type);
            this.empty = empty;
            this.streamed = streamed;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (streamed && parser instanceof BoundedParser bounded) {
                bounded.restart(MOST_BYTES_OF_VALUE);
            }
            var model = empty.get();
            JsonNode whole = context.readTree(parser);
            DockerObjectAccessor.overrideRawValue(model, WHOLE, whole);
            return model;
        }

        @Override
        public T getNullValue(DeserializationContext context) {
            return empty.get();
        }
    }
}
