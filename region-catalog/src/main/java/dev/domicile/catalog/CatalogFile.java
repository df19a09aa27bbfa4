package dev.domicile.catalog;

import dev.domicile.core.source.Diagnostic;
import dev.domicile.core.source.Limits;
import dev.domicile.core.source.Node;
import dev.domicile.core.source.Problems;
import dev.domicile.core.source.SourceFile;
import dev.domicile.core.source.Spelling;
import dev.domicile.core.source.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringTokenizer;

/**
 * What was read of one file.
 *
 * @param items the entries that could be bound
 * @param diagnostics what is wrong with it
 * @param unread the words of what could not be bound: a name among them may be meant well
 */
record CatalogFile(List<Item<?>> items, List<Diagnostic> diagnostics, Set<String> unread) {

  /** Reads and binds the file. Safe for any thread. */
  static CatalogFile read(SourceFile file) {
    Reader reader = new Reader();
    reader.read(file);
    return new CatalogFile(reader.items, reader.problems.sorted(), reader.unread);
  }

  private static final class Reader {
    private final List<Item<?>> items = new ArrayList<>();
    private final Problems problems = new Problems();
    private final Set<String> unread = new HashSet<>();

    void read(SourceFile file) {
      List<Node> documents = YamlReader.read(file, Limits.CATALOG, problems);
      if (problems.hasErrors()) {
        String text = new String(file.content(), StandardCharsets.UTF_8);
        StringTokenizer words = new StringTokenizer(text, " \t\r\n,:[]{}\"'");
        while (words.hasMoreTokens()) {
          unread.add(words.nextToken());
        }
      }
      for (Node document : documents) {
        document(document);
      }
    }

    private void document(Node node) {
      Optional<CatalogKind> kind = kind(node);
      if (kind.isEmpty()) {
        collectWords(node);
        return;
      }
      Optional<Map<EntryList<?>, List<? extends Written>>> bound =
          kind.get().shape().bind(node, problems);
      if (bound.isEmpty()) {
        salvage(kind.get(), (Node.Mapping) node);
        return;
      }
      bound.get().forEach((list, entries) -> entries.forEach(e -> add(list, kind.get(), e)));
    }

    private Optional<CatalogKind> kind(Node node) {
      if (!(node instanceof Node.Mapping mapping)) {
        problems.error(
            node.position(),
            CatalogCodes.KIND,
            "expected a document with `apiVersion` and `kind`, found " + node.kind());
        return Optional.empty();
      }
      String expected = "the kinds of a catalog are " + String.join(", ", CatalogKind.words());
      Optional<Node> written = mapping.get("kind");
      if (written.isEmpty() || !(written.get() instanceof Node.Scalar scalar)) {
        problems.error(
            written.map(Node::position).orElse(node.position()),
            CatalogCodes.KIND,
            "the document does not say its `kind`",
            expected);
        return Optional.empty();
      }
      Optional<CatalogKind> kind = CatalogKind.of(scalar.text());
      if (kind.isEmpty()) {
        problems.error(
            scalar.position(),
            CatalogCodes.KIND,
            "`" + scalar.text() + "` is not a kind of a catalog",
            Spelling.nearest(scalar.text(), CatalogKind.words())
                .map(word -> "did you mean `" + word + "`?")
                .orElse(expected));
      }
      return kind;
    }

    @SuppressWarnings("unchecked") // a document's shape binds each list with the list's own shape
    private <T extends Written> void add(EntryList<T> list, CatalogKind kind, Written entry) {
      items.add(Item.of(list, kind, (T) entry));
    }

    /** Takes what is right in a document that is not, so that nothing else seems missing. */
    private void salvage(CatalogKind kind, Node.Mapping document) {
      for (EntryList<?> list : kind.lists()) {
        if (document.get(list.name()).orElse(null) instanceof Node.Sequence sequence) {
          sequence.items().forEach(entry -> salvage(list, kind, entry));
        }
      }
    }

    private <T extends Written> void salvage(EntryList<T> list, CatalogKind kind, Node entry) {
      // What is wrong with it was reported when the document was bound.
      Optional<T> value = list.shape().bind(entry, new Problems());
      if (value.isPresent()) {
        items.add(Item.of(list, kind, value.get()));
      } else {
        collectWords(entry);
      }
    }

    private void collectWords(Node node) {
      if (node instanceof Node.Scalar scalar) {
        unread.add(scalar.text());
      } else if (node instanceof Node.Sequence sequence) {
        sequence.items().forEach(this::collectWords);
      } else if (node instanceof Node.Mapping mapping) {
        mapping.entries().forEach(entry -> collectWords(entry.value()));
      }
    }
  }
}
