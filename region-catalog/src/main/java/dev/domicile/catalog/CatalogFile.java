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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was read of one file.
 *
 * @param items the entries that could be bound
 * @param diagnostics what is wrong with it
 * @param unread the ids of what could not be bound: whoever names one of them may be right
 */
record CatalogFile(List<Item<?>> items, List<Diagnostic> diagnostics, Set<String> unread) {

  /** The keys by which entries are named. */
  private static final Set<String> ID_KEYS = Set.of("id", "code", "aliases", "names");

  /** An id in a text that is not YAML. */
  private static final Pattern WRITTEN_ID =
      Pattern.compile("\\b(?:id|code): *[\"']?([^ ,\"'\\]}\r\n]++)");

  /**
   * Reads and binds the file. Safe for any thread.
   *
   * @param rank of the source that the file is from; the later of two that clash is reported
   */
  static CatalogFile read(SourceFile file, int rank) {
    Reader reader = new Reader(rank);
    reader.read(file);
    return new CatalogFile(reader.items, reader.problems.sorted(), reader.unread);
  }

  private static final class Reader {
    private final List<Item<?>> items = new ArrayList<>();
    private final Problems problems = new Problems();
    private final Set<String> unread = new HashSet<>();
    private final int rank;

    Reader(int rank) {
      this.rank = rank;
    }

    void read(SourceFile file) {
      List<Node> documents = YamlReader.read(file, Limits.CATALOG, problems);
      if (problems.hasErrors()) {
        Matcher ids = WRITTEN_ID.matcher(new String(file.content(), StandardCharsets.UTF_8));
        while (ids.find()) {
          unread.add(ids.group(1));
        }
      }
      for (Node document : documents) {
        document(document);
      }
    }

    private void document(Node node) {
      Optional<CatalogKind> kind = kind(node);
      if (kind.isEmpty()) {
        collectIds(node);
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
      items.add(Item.of(list, kind, (T) entry, rank));
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
        items.add(Item.of(list, kind, value.get(), rank));
      } else {
        collectIds(entry);
      }
    }

    /** Notes the ids in an entry that could not be bound. */
    private void collectIds(Node node) {
      if (node instanceof Node.Sequence sequence) {
        sequence.items().forEach(this::collectIds);
      } else if (node instanceof Node.Mapping mapping) {
        for (Node.Entry entry : mapping.entries()) {
          if (ID_KEYS.contains(entry.key().text())) {
            collectWords(entry.value());
          } else {
            collectIds(entry.value());
          }
        }
      }
    }

    private void collectWords(Node node) {
      if (node instanceof Node.Scalar scalar) {
        unread.add(scalar.text());
      } else if (node instanceof Node.Sequence sequence) {
        sequence.items().forEach(this::collectWords);
      }
    }
  }
}
