package dev.domicile.core.decision;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.domicile.core.catalog.Glob;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.policy.Evidence;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Writes a workload as a document that {@link WorkloadLoader} reads: keys sorted, one or many
 * always as a list, stages always as a mapping. What the workload does not say is left out.
 */
final class WorkloadJson {

  private static final JsonFactory FACTORY = new JsonFactory();

  private final JsonGenerator json;

  private WorkloadJson(JsonGenerator json) {
    this.json = json;
  }

  static String write(Workload workload) {
    StringWriter out = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(out)) {
      new WorkloadJson(generator).document(workload);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to memory", e);
    }
    return out.toString();
  }

  private void document(Workload workload) throws IOException {
    json.writeStartObject();
    json.writeStringField("apiVersion", "domicile/v1");
    json.writeStringField("kind", "Workload");
    json.writeObjectFieldStart("metadata");
    if (!workload.labels().isEmpty()) {
      json.writeObjectFieldStart("labels");
      for (Map.Entry<String, String> label : workload.labels().entrySet()) {
        json.writeStringField(label.getKey(), label.getValue());
      }
      json.writeEndObject();
    }
    json.writeStringField("name", workload.name());
    json.writeEndObject();
    json.writeObjectFieldStart("spec");
    spec(workload);
    json.writeEndObject();
    json.writeEndObject();
  }

  private void spec(Workload workload) throws IOException {
    unlessEmpty("accelerators", workload.accelerators());
    unlessEmpty("capabilities", workload.capabilities());
    json.writeObjectFieldStart("data");
    strings("categories", workload.categories());
    unlessEmpty("classification", workload.classification());
    strings("subjects", workload.subjects().codes());
    json.writeEndObject();
    if (!workload.evidence().isEmpty()) {
      json.writeArrayFieldStart("evidence");
      for (Evidence piece : workload.evidence()) {
        evidence(piece);
      }
      json.writeEndArray();
    }
    unlessEmpty("models", patterns(workload.models()));
    if (!workload.pin().isEmpty()) {
      pin(workload.pin());
    }
    if (!workload.preferences().isEmpty()) {
      preferences(workload.preferences());
    }
    json.writeObjectFieldStart("requester");
    json.writeStringField("country", workload.requester().code());
    present("regimes", workload.regimes());
    json.writeEndObject();
    present("sector", workload.sectors());
    if (workload.stages().isPresent()) {
      stages(workload.stages().get());
    }
  }

  private void evidence(Evidence piece) throws IOException {
    json.writeStartObject();
    List<String> covers = new ArrayList<>(piece.covers().codes());
    if (piece.coversAnywhere()) {
      covers.add("anywhere");
    }
    unlessEmpty("covers", covers);
    text("from", piece.from().map(Object::toString));
    json.writeStringField("kind", piece.kind());
    unlessEmpty("offerings", patterns(piece.offerings()));
    unlessEmpty("places", piece.places().codes());
    json.writeStringField("reference", piece.reference());
    unlessEmpty("stages", piece.stages().stream().sorted().map(Stage::id).toList());
    json.writeStringField("until", piece.until().toString());
    strings("with", piece.with());
    json.writeEndObject();
  }

  private void pin(Pin pin) throws IOException {
    json.writeObjectFieldStart("pin");
    text("model", pin.model());
    text("provider", pin.provider());
    text("region", pin.region());
    text("routing", pin.routing().map(routing -> routing.id()));
    text("service", pin.service());
    text("variant", pin.variant());
    json.writeEndObject();
  }

  private void preferences(List<Preference> preferences) throws IOException {
    json.writeArrayFieldStart("prefer");
    for (Preference preference : preferences) {
      if (preference.kind().isList()) {
        json.writeStartObject();
        strings(preference.kind().id(), patterns(preference.values()));
        json.writeEndObject();
      } else {
        json.writeString(preference.kind().id());
      }
    }
    json.writeEndArray();
  }

  private void stages(Map<Stage, Workload.StageSpec> stages) throws IOException {
    Map<String, Workload.StageSpec> byId = new TreeMap<>();
    stages.forEach((stage, spec) -> byId.put(stage.id(), spec));
    json.writeObjectFieldStart("stages");
    for (Map.Entry<String, Workload.StageSpec> entry : byId.entrySet()) {
      json.writeFieldName(entry.getKey());
      if (entry.getValue().equals(Workload.StageSpec.PLAIN)) {
        json.writeNull();
        continue;
      }
      json.writeStartObject();
      unlessEmpty("at", entry.getValue().at());
      unlessEmpty("copies", entry.getValue().copies());
      text("custody", entry.getValue().custody());
      text("feature", entry.getValue().feature());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static List<String> patterns(List<Glob> globs) {
    return globs.stream().map(Glob::pattern).toList();
  }

  private void present(String name, Optional<List<String>> values) throws IOException {
    if (values.isPresent()) {
      strings(name, values.get());
    }
  }

  private void unlessEmpty(String name, List<String> values) throws IOException {
    if (!values.isEmpty()) {
      strings(name, values);
    }
  }

  private void strings(String name, List<String> values) throws IOException {
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }

  private void text(String name, Optional<String> value) throws IOException {
    if (value.isPresent()) {
      json.writeStringField(name, value.get());
    }
  }
}
