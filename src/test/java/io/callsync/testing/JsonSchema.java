package io.callsync.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A published schema of what a command prints as JSON. */
public record JsonSchema(String resource, Schema schema) {

    /** @param resource such as {@code /schema/doctor.schema.json} */
    public static JsonSchema of(String resource) {
        return new JsonSchema(
                resource,
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(SchemaLocation.of("classpath:" + resource.substring(1))));
    }

    /** What was printed, which is as the schema says. */
    public JsonNode read(String json) {
        JsonNode node = JsonMapper.shared().readTree(json);
        assertThat(schema.validate(node)).as("%s, by %s", json, resource).isEmpty();
        return node;
    }
}
