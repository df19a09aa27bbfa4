package dev.domicile.cli.format;

import dev.domicile.core.source.Reference;
import dev.domicile.core.source.Shape;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts keys in the order in which the shape of a document declares them. Where the author chooses
 * the keys, the order is the author's, in conditions too; a mapping with a key that is not known
 * stays as it is. Comments go with the entry to which they belong.
 */
final class KeyOrder {

  private final Reference document;

  /** Types by their names, for places where a type stands inside itself. */
  private final Map<String, Reference> objects = new HashMap<>();

  KeyOrder(Shape<?> shape) {
    this.document = shape.reference();
    collect(document, new IdentityHashMap<>());
  }

  private void collect(Reference reference, Map<Reference, Boolean> seen) {
    if (seen.put(reference, true) != null) {
      return;
    }
    if (!reference.keys().isEmpty()) {
      objects.putIfAbsent(reference.type(), reference);
    }
    reference.keys().forEach(key -> collect(key.value(), seen));
    reference.parts().forEach(part -> collect(part, seen));
  }

  void apply(Entry root) {
    apply(root, document);
  }

  private void apply(Entry entry, Reference reference) {
    entry.group().ifPresent(group -> apply(group, reference));
  }

  private void apply(Group group, Reference reference) {
    switch (reference.kind()) {
      case SCALAR -> {
        // Something else is expected here; a loader tells that.
      }
      case CHOICE -> alternative(group, reference).ifPresent(part -> apply(group, part));
      case LIST, MAP -> {
        if (fits(group, reference)) {
          group.entries().forEach(entry -> apply(entry, reference.parts().get(0)));
        }
      }
      case OBJECT -> {
        if (!group.isList()) {
          object(group, objects.getOrDefault(reference.type(), reference).keys());
        }
      }
    }
  }

  private static Optional<Reference> alternative(Group group, Reference choice) {
    return choice.parts().stream().filter(part -> fits(group, part)).findFirst();
  }

  private static boolean fits(Group group, Reference reference) {
    return switch (reference.kind()) {
      case SCALAR -> false;
      case LIST -> group.isList();
      case MAP, OBJECT -> !group.isList();
      case CHOICE -> alternative(group, reference).isPresent();
    };
  }

  private void object(Group group, List<Reference.Key> keys) {
    boolean known = true;
    for (Entry entry : group.entries()) {
      int place = place(entry, keys);
      if (place < 0) {
        known = false;
      } else {
        apply(entry, keys.get(place).value());
      }
    }
    if (known && keys.stream().noneMatch(key -> isOfCondition(key))) {
      group.entries().sort(Comparator.comparingInt(entry -> place(entry, keys)));
      group.entries().stream().findFirst().ifPresent(Entry::beginGroup);
    }
  }

  /** Attributes, as in {@code data.categories}, are read as a sentence. */
  private static boolean isOfCondition(Reference.Key key) {
    return key.name().indexOf('.') > 0;
  }

  private static int place(Entry entry, List<Reference.Key> keys) {
    String written = entry.key().map(Text::value).orElse("");
    int prefixed = -1;
    for (int i = 0; i < keys.size(); i++) {
      String name = keys.get(i).name();
      if (name.equals(written)) {
        return i;
      }
      // A key that stands for all that begin with it ends in a dot, or is empty.
      if ((name.isEmpty() || name.endsWith(".")) && written.startsWith(name)) {
        prefixed = i;
      }
    }
    return prefixed;
  }
}
