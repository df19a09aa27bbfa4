package dev.domicile.certification;

import com.google.common.collect.ImmutableListMultimap;
import dev.domicile.core.catalog.Attestation;
import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Confidence;
import dev.domicile.core.catalog.Entity;
import dev.domicile.core.catalog.Extent;
import dev.domicile.core.catalog.Feature;
import dev.domicile.core.catalog.Offering;
import dev.domicile.core.catalog.Region;
import dev.domicile.core.catalog.RegionId;
import dev.domicile.core.catalog.Scheme;
import dev.domicile.core.catalog.Service;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.catalog.StageFact;
import dev.domicile.core.policy.BodyKeys;
import dev.domicile.core.policy.CompiledRequirement;
import dev.domicile.core.policy.Evidence;
import dev.domicile.core.policy.Fact;
import dev.domicile.core.policy.Judgement;
import dev.domicile.core.policy.Offending;
import dev.domicile.core.policy.Question;
import dev.domicile.core.policy.Question.StageUse;
import dev.domicile.core.policy.StagePlace;
import dev.domicile.core.policy.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A requirement of kind {@code certification}, ready to be asked. */
final class CompiledCertification implements CompiledRequirement {

  private record Parameter(List<Stage> stages, List<StageUse> uses, List<Evidence> contracts) {}

  private record Facts(String service, Optional<String> partition, List<StageKey> stages) {}

  private record StageKey(Extent extent, Confidence confidence) {
    static StageKey of(StageFact fact) {
      return new StageKey(fact.extent(), fact.provenance().confidence());
    }
  }

  /** Whose claims to what. */
  private record Holder(String entity, String scheme) {}

  private final CertificationRequirement body;
  private final Catalog catalog;
  private final List<String> required;
  private final ImmutableListMultimap<Holder, Attestation> claims;

  CompiledCertification(CertificationRequirement body, Catalog catalog) {
    this.body = body;
    this.catalog = catalog;
    this.required = body.required();
    Set<String> schemes = new TreeSet<>();
    body.schemes().forEach(demand -> schemes.add(demand.scheme().value()));
    ImmutableListMultimap.Builder<Holder, Attestation> byHolder = ImmutableListMultimap.builder();
    for (Attestation claim : catalog.attestations()) {
      if (schemes.contains(claim.scheme())) {
        byHolder.put(new Holder(claim.entity(), claim.scheme()), claim);
      }
    }
    this.claims = byHolder.build();
  }

  @Override
  public Object parameter(Question question) {
    List<Stage> stages = stages(question);
    return new Parameter(
        stages,
        stages.stream().map(question::use).toList(),
        question.evidence().isEmpty()
            ? List.of()
            : question.evidenceOf(Set.of(StagePlace.CONTRACT)));
  }

  @Override
  public Object facts(Offering offering) {
    return new Facts(
        offering.service().id(),
        offering.region().partition(),
        body.stages().stream().map(stage -> StageKey.of(offering.stage(stage))).toList());
  }

  @Override
  public List<Judgement> judge(Offering offering, Question question) {
    return stages(question).stream().map(stage -> judge(offering, stage, question)).toList();
  }

  private List<Stage> stages(Question question) {
    return body.stages().stream().filter(question.stages()::contains).toList();
  }

  private Judgement judge(Offering offering, Stage stage, Question question) {
    StagePlace place = StagePlace.of(offering, stage, question, least(question));
    StageCertification found = certify(offering, place, question);
    Sentences sentences = new Sentences(service(offering, question.use(stage)).id(), found);
    Verdict verdict = found.verdict();
    boolean satisfied = verdict == Verdict.SATISFIED;
    return new Judgement(
        Optional.of(stage),
        verdict,
        satisfied ? Offending.NOTHING : found.offending(catalog),
        satisfied ? List.of() : sentences.observed(),
        required,
        satisfied ? "" : sentences.because(stage, place.mustBeSaid()),
        List.of(),
        satisfied ? sentences.warnings() : List.of(),
        () -> facts(sentences, place));
  }

  /** What the claims say of every place of a stage. */
  StageCertification certify(Offering offering, StagePlace place, Question question) {
    Service service = service(offering, question.use(place.stage()));
    Set<String> names = new TreeSet<>(service.names());
    names.add(service.id());
    ClaimReader reader =
        new ClaimReader(service.id(), names, least(question), body.minGrade(), question.day());
    // A place that the customer has still to say is one more, and nobody can certify it.
    Extent extent = place.mustBeSaid() ? place.extent().union(Extent.UNKNOWN) : place.extent();
    return StageCertification.of(
        body, extent, (demand, region) -> find(reader, offering, demand, region));
  }

  private Confidence least(Question question) {
    return BodyKeys.demanded(body.minConfidence(), question);
  }

  /** A feature is asked for the certificates of its own service. */
  private Service service(Offering offering, StageUse use) {
    return use.feature()
        .map(feature -> catalog.features().get(feature))
        .map(Feature::service)
        .map(id -> catalog.services().get(id))
        .orElse(offering.service());
  }

  private PlaceFinding find(
      ClaimReader reader, Offering offering, SchemeDemand demand, Optional<RegionId> place) {
    Scheme scheme = catalog.schemes().get(demand.scheme().value());
    List<Reading> readings = new ArrayList<>();
    if (scheme != null && offering.operator().isPresent()) {
      Optional<String> partition = partition(offering, place);
      Entity operator = offering.operator().get();
      for (Attestation claim : claims.get(new Holder(operator.id(), scheme.id()))) {
        if (speaksOf(claim, partition)) {
          reader.read(claim, demand, scheme, place).ifPresent(readings::add);
        }
      }
    }
    return PlaceFinding.of(demand, place, readings);
  }

  private Optional<String> partition(Offering offering, Optional<RegionId> place) {
    return place
        .map(id -> catalog.regions().get(id))
        .map(Region::partition)
        .orElse(offering.region().partition());
  }

  private static boolean speaksOf(Attestation claim, Optional<String> partition) {
    return claim.partition().isEmpty()
        || partition.isEmpty()
        || claim.partition().equals(partition);
  }

  private static List<Fact> facts(Sentences sentences, StagePlace place) {
    List<Fact> facts = new ArrayList<>(sentences.facts());
    facts.addAll(place.facts());
    return facts;
  }
}
