package dev.domicile.cli.lsp;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.WordList;
import dev.domicile.core.source.Reference;
import dev.domicile.core.source.Source;
import dev.domicile.core.source.SourceFile;
import dev.domicile.core.source.SourcePosition;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.Location;

/** Where the word under the pointer is defined, if that is in a file. */
final class Definitions {

  private final Session session;

  Definitions(Session session) {
    this.session = session;
  }

  Optional<Location> at(OpenFile open, int offset) {
    return open.buffer().tokenAt(offset).flatMap(token -> of(open, token));
  }

  private Optional<Location> of(OpenFile open, Token token) {
    Buffer buffer = open.buffer();
    if (Names.isRule(buffer, token)) {
      return Optional.ofNullable(session.index().rules().get(token.text()))
          .flatMap(place -> place.path().flatMap(path -> at(path, place.at())));
    }
    if (Names.isWorkload(buffer, token)) {
      return Names.workloads(buffer, token.document()).stream()
          .filter(name -> name.text().equals(token.text()))
          .findFirst()
          .map(name -> new Location(open.uri(), buffer.range(name)));
    }
    return session.walk(buffer, token.document()).flatMap(walk -> word(walk, token));
  }

  private Optional<Location> word(Walk walk, Token token) {
    if (token.role() == Token.Role.KEY) {
      return Optional.empty();
    }
    for (Reference reference : walk.scalarsAt(token.path())) {
      Optional<Location> found =
          reference.words().flatMap(WordList::find).flatMap(list -> entry(list, token.text()));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** An entry of the user's own catalog; what ships lies in no file that could be opened. */
  private Optional<Location> entry(WordList list, String id) {
    List<String> lists = lists(list);
    return session.catalog().entries().stream()
        .filter(entry -> entry.id().equals(id) && lists.contains(entry.list()))
        .map(Catalog.Entry::position)
        .flatMap(position -> path(position).flatMap(path -> at(path, position)).stream())
        .findFirst();
  }

  private static List<String> lists(WordList list) {
    return switch (list) {
      case PLACE, POLICY_PLACE -> List.of("sets");
      case SCHEME -> List.of("schemes");
      case SECTOR -> List.of("sectors");
      case CATEGORY -> List.of("categories");
      case REGIME -> List.of("regimes");
      case EVIDENCE_KIND -> List.of("evidence", "evidenceKinds");
      case PROVIDER, OFFERING_PATTERN -> List.of("providers");
      case ENTITY, EVIDENCE_PARTY -> List.of("entities");
      case SERVICE -> List.of("services");
      case REGION, OWN_PLACE -> List.of("regions");
      case MODEL, MODEL_PATTERN -> List.of("models");
      case NOTICE -> List.of("notices");
      case COUNTRY,
          OPENED_PLACE,
          CLASSIFICATION,
          STAGE,
          POLICY_STAGE,
          ROUTING,
          CAPABILITY,
          ACCELERATOR,
          STATUS,
          DEVELOPER,
          FEATURE,
          REGION_CODE,
          CUSTODY ->
          List.of();
    };
  }

  private Optional<Path> path(SourcePosition position) {
    for (Source overlay : session.overlays()) {
      for (SourceFile file : overlay.files()) {
        if (file.name().equals(position.file())) {
          return file.path();
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Location> at(Path path, SourcePosition position) {
    return session
        .text(path)
        .map(
            file -> {
              Buffer buffer = Buffer.of(new String(file.content(), StandardCharsets.UTF_8));
              String uri = path.toAbsolutePath().normalize().toUri().toString();
              return new Location(uri, buffer.range(position));
            });
  }
}
