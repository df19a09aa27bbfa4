package dev.domicile.cli.lsp;

import dev.domicile.core.source.Reference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds what the shape of a kind of document says at a place. */
final class Walk {

  private final Reference root;

  /** Types by kind and name, for places where a type stands inside itself. */
  private final Map<String, Reference> types = new HashMap<>();

  Walk(Reference root) {
    this.root = root;
    collect(root);
  }

  private void collect(Reference reference) {
    boolean whole = !reference.keys().isEmpty() || !reference.parts().isEmpty();
    if (whole && reference.kind() == Reference.Kind.OBJECT) {
      types.putIfAbsent(reference.type(), reference);
    }
    if (whole && reference.kind() == Reference.Kind.CHOICE) {
      types.putIfAbsent("choice " + reference.type(), reference);
    }
    reference.keys().forEach(key -> collect(key.value()));
    reference.parts().forEach(this::collect);
  }

  /** Everything that may stand at the end of a path; alternatives side by side, no choices. */
  List<Reference> at(List<String> path) {
    Set<Reference> here = open(root);
    for (String step : path) {
      Set<Reference> next = new LinkedHashSet<>();
      here.forEach(reference -> next.addAll(below(reference, step)));
      here = next;
    }
    return List.copyOf(here);
  }

  /** What a word may be that stands there alone: of a list that may be one, its item. */
  List<Reference> scalarsAt(List<String> path) {
    Set<Reference> found = new LinkedHashSet<>();
    for (Reference reference : at(path)) {
      if (reference.kind() == Reference.Kind.LIST && reference.type().contains(" or list of ")) {
        found.addAll(open(reference.parts().get(0)));
      } else {
        found.add(reference);
      }
    }
    return found.stream().filter(r -> r.kind() == Reference.Kind.SCALAR).toList();
  }

  /** The keys that a mapping there may have. */
  List<Reference.Key> keysAt(List<String> path) {
    List<Reference.Key> keys = new ArrayList<>();
    at(path).forEach(reference -> keys.addAll(reference.keys()));
    return keys;
  }

  /** What is said of a key. */
  Optional<Reference.Key> key(List<String> path, String name) {
    return keysAt(path).stream().filter(key -> key.name().equals(name)).findFirst();
  }

  private Set<Reference> below(Reference reference, String step) {
    return switch (reference.kind()) {
      case SCALAR, CHOICE -> Set.of();
      case LIST -> step.equals(Token.ITEM) ? open(reference.parts().get(0)) : Set.of();
      case MAP -> step.equals(Token.ITEM) ? Set.of() : open(reference.parts().get(0));
      case OBJECT -> step.equals(Token.ITEM) ? Set.of() : underKey(reference.keys(), step);
    };
  }

  private Set<Reference> underKey(List<Reference.Key> keys, String step) {
    for (Reference.Key key : keys) {
      if (key.name().equals(step)) {
        return open(key.value());
      }
    }
    for (Reference.Key key : keys) {
      boolean prefix = key.name().isEmpty() || key.name().endsWith(".");
      if (prefix && step.startsWith(key.name())) {
        return open(key.value());
      }
    }
    return Set.of();
  }

  /** The reference with choices resolved to what they choose from. */
  private Set<Reference> open(Reference reference) {
    Reference whole = whole(reference);
    if (whole.kind() != Reference.Kind.CHOICE) {
      return Set.of(whole);
    }
    Set<Reference> parts = new LinkedHashSet<>();
    whole.parts().forEach(part -> parts.addAll(open(part)));
    return parts;
  }

  /** A type that stands inside itself has its name there and nothing else. */
  private Reference whole(Reference reference) {
    boolean empty = reference.keys().isEmpty() && reference.parts().isEmpty();
    if (!empty) {
      return reference;
    }
    return switch (reference.kind()) {
      case OBJECT -> types.getOrDefault(reference.type(), reference);
      case CHOICE -> types.getOrDefault("choice " + reference.type(), reference);
      case SCALAR, LIST, MAP -> reference;
    };
  }
}
