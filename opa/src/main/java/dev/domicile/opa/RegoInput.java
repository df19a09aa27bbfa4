package dev.domicile.opa;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.domicile.core.catalog.Confidence;
import dev.domicile.core.catalog.Country;
import dev.domicile.core.catalog.Entity;
import dev.domicile.core.catalog.Extent;
import dev.domicile.core.catalog.Offering;
import dev.domicile.core.catalog.Provenance;
import dev.domicile.core.catalog.Region;
import dev.domicile.core.catalog.RegionId;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.policy.Question;
import dev.domicile.core.policy.StagePlace;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The input document of a {@code rego} rule. What is not known is {@code null} and never left out
 * or empty, so that a rule that forgets to look finds no list to be happily empty. Dates are text.
 */
final class RegoInput {

  private static final JsonFactory FACTORY = new JsonFactory();

  private final JsonGenerator json;
  private final Question question;
  private final Confidence least;

  private RegoInput(JsonGenerator json, Question question, Confidence least) {
    this.json = json;
    this.question = question;
    this.least = least;
  }

  /**
   * The document as JSON text.
   *
   * @param request the nonce that the answer must repeat
   * @param least facts with less confidence are told as unknown
   */
  static String write(
      String request, List<Offering> offerings, Question question, Confidence least) {
    StringWriter out = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(out)) {
      new RegoInput(generator, question, least).document(request, offerings);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to memory", e);
    }
    return out.toString();
  }

  private void document(String request, List<Offering> offerings) throws IOException {
    json.writeStartObject();
    json.writeStringField("request", request);
    json.writeStringField("asOf", question.day().toString());
    json.writeFieldName("workload");
    json.writeRawValue(question.document());
    json.writeArrayFieldStart("offerings");
    for (Offering offering : offerings) {
      offering(offering);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void offering(Offering offering) throws IOException {
    Region region = offering.region();
    boolean sureOfRegion = isSure(region.provenance());
    json.writeStartObject();
    json.writeStringField("id", offering.id().toString());
    json.writeStringField("provider", offering.id().provider());
    json.writeStringField("region", region.id().toString());
    orNull("country", region.country().filter(country -> sureOfRegion).map(Country::code));
    json.writeStringField("service", offering.id().service());
    json.writeStringField("model", offering.id().model());
    json.writeStringField("developer", offering.model().developer().id());
    json.writeStringField("routing", offering.routing().id());
    orNull("variant", offering.id().variant());
    orNull("operator", offering.operator().map(Entity::id));
    // An empty list of parents means that nobody established them.
    listOrNull("parents", sureOfRegion ? offering.parents() : List.of());
    json.writeStringField("status", word(offering.status()));
    json.writeStringField("confidence", offering.provenance().confidence().toString());
    json.writeObjectFieldStart("stages");
    for (Stage stage : Stage.values()) {
      if (question.stages().contains(stage)) {
        stage(stage, StagePlace.of(offering, stage, question, least));
      }
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private void stage(Stage stage, StagePlace place) throws IOException {
    Extent extent = place.extent();
    json.writeObjectFieldStart(stage.id());
    strings("known", extent.known().codes());
    json.writeFieldName("bound");
    bound(extent, place.mustBeSaid());
    strings("regions", extent.regions().stream().sorted().map(RegionId::toString).toList());
    json.writeEndObject();
  }

  private void bound(Extent extent, boolean mustBeSaid) throws IOException {
    switch (extent.bounding()) {
      case ANYWHERE -> strings(List.of("anywhere"));
      case UNKNOWN, CUSTOMER_CHOSEN -> json.writeNull();
      case NONE, BOUNDED -> {
        // A place that the customer has still to name can be any.
        if (mustBeSaid) {
          json.writeNull();
        } else {
          strings(extent.bound().codes());
        }
      }
    }
  }

  private boolean isSure(Provenance provenance) {
    return provenance.confidence().compareTo(least) >= 0;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private void strings(String name, List<String> values) throws IOException {
    json.writeFieldName(name);
    strings(values);
  }

  private void strings(List<String> values) throws IOException {
    json.writeStartArray();
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }

  private void listOrNull(String name, List<String> values) throws IOException {
    if (values.isEmpty()) {
      json.writeNullField(name);
    } else {
      strings(name, values.stream().sorted().toList());
    }
  }

  private void orNull(String name, Optional<String> value) throws IOException {
    if (value.isPresent()) {
      json.writeStringField(name, value.get());
    } else {
      json.writeNullField(name);
    }
  }
}
