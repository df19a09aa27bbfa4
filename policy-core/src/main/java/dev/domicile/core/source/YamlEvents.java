package dev.domicile.core.source;

import java.io.StringReader;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;

/**
 * Turns the parser's events into nodes; the only class that knows SnakeYAML. Events, because what
 * the parser builds from them has lost repeated keys, tags and the spelling of scalars. Marks count
 * from 0 and become positions in {@link #position} only.
 */
final class YamlEvents {

  private final String file;
  private final SourceText text;
  private final Limits limits;
  private final Problems problems;
  private final Iterator<Event> events;
  private SourcePosition last;
  private int depth;
  private boolean tooDeep;
  private boolean anchored;

  /** Where pieces are collected, if anybody wants them. */
  private @Nullable Tokens tokens;

  /** The pieces that were read, and for each character, as marks count them, its index. */
  private record Tokens(List<YamlToken> found, int[] indexes) {}

  private YamlEvents(String file, SourceText text, Limits limits, Problems problems) {
    this.file = file;
    this.text = text;
    this.limits = limits;
    this.problems = problems;
    this.last = new SourcePosition(file, 1, 1);
    LoaderOptions options = new LoaderOptions();
    // Size is bounded before; the parser's own limit would be told without a position.
    options.setCodePointLimit(Integer.MAX_VALUE);
    this.events = new Yaml(options).parse(new StringReader(text.text())).iterator();
  }

  static List<Node> read(String file, SourceText text, Limits limits, Problems problems) {
    return new YamlEvents(file, text, limits, problems).documents();
  }

  /** The documents with the pieces that they consist of, which are complete without problems. */
  static YamlText readText(String file, SourceText text, Limits limits, Problems problems) {
    YamlEvents reader = new YamlEvents(file, text, limits, problems);
    Tokens tokens = new Tokens(new ArrayList<>(), text.indexes());
    reader.tokens = tokens;
    List<Node> documents = reader.documents();
    return new YamlText(text.text(), tokens.found(), documents);
  }

  private List<Node> documents() {
    List<Node> documents = new ArrayList<>();
    try {
      documents(documents);
    } catch (MarkedYAMLException e) {
      report(e);
    } catch (RuntimeException e) {
      // Fuzzing has shown exceptions without a mark, and ones that are not the parser's own
      // (NumberFormatException after `"\x`). The last event is the nearest position there is.
      problems.error(last, YamlCodes.SYNTAX, SyntaxAdvice.none().message());
    }
    return List.copyOf(documents);
  }

  private void documents(List<Node> documents) {
    while (events.hasNext()) {
      Event event = next();
      if (event instanceof DocumentStartEvent start) {
        int before = problems.errorCount();
        tooDeep = false;
        anchored = false;
        checkDirectives(start);
        Optional<Node> root = node(next());
        root.ifPresent(node -> checkNotEmpty(node, start));
        if (problems.errorCount() == before) {
          root.ifPresent(documents::add);
        }
      }
    }
  }

  private Event next() {
    Event event = events.next();
    last = position(event.getStartMark());
    if (tokens != null) {
      addTo(tokens, event);
    }
    return event;
  }

  private static void addTo(Tokens tokens, Event event) {
    YamlToken.Kind kind =
        switch (event.getEventId()) {
          case DocumentStart -> YamlToken.Kind.DOCUMENT_START;
          case DocumentEnd -> YamlToken.Kind.DOCUMENT_END;
          case SequenceStart -> YamlToken.Kind.LIST_START;
          case SequenceEnd -> YamlToken.Kind.LIST_END;
          case MappingStart -> YamlToken.Kind.MAPPING_START;
          case MappingEnd -> YamlToken.Kind.MAPPING_END;
          case Scalar -> YamlToken.Kind.SCALAR;
          // Aliases are refused; the others are no text.
          case Alias, Comment, StreamStart, StreamEnd -> null;
        };
    if (kind != null) {
      String value = event instanceof ScalarEvent scalar ? scalar.getValue() : "";
      int start = tokens.indexes()[event.getStartMark().getIndex()];
      int end = tokens.indexes()[event.getEndMark().getIndex()];
      tokens.found().add(new YamlToken(kind, value, start, end));
    }
  }

  private void checkDirectives(DocumentStartEvent start) {
    Mark mark = start.getStartMark();
    // A directive of unknown name is dropped by the parser, so look at the text.
    if (mark.getColumn() == 0 && text.lineStartsWith(mark.getLine(), '%')) {
      problems.error(
          position(mark), YamlCodes.DIRECTIVE, "directives are not allowed", "remove the line");
    }
  }

  private void checkNotEmpty(Node root, DocumentStartEvent start) {
    if (root instanceof Node.Scalar scalar && scalar.text().isEmpty() && !scalar.quoted()) {
      problems.error(
          position(start.getStartMark()),
          YamlCodes.EMPTY,
          "the document is empty",
          "remove the `---` that opens it");
    }
  }

  /** The node that begins with the event; empty if that was reported or is skipped. */
  private Optional<Node> node(Event event) {
    if (event instanceof AliasEvent) {
      reportAnchor(event);
      return Optional.empty();
    }
    if (event instanceof NodeEvent node && node.getAnchor() != null) {
      reportAnchor(event);
    }
    if (event instanceof ScalarEvent scalar) {
      checkTag(scalar, scalar.getTag());
      return Optional.of(scalar(scalar));
    }
    depth++;
    Optional<Node> collection;
    if (depth > limits.maxDepth()) {
      skip(event);
      collection = Optional.empty();
    } else if (event instanceof SequenceStartEvent start) {
      checkTag(start, start.getTag());
      collection = Optional.of(sequence(start));
    } else {
      MappingStartEvent start = (MappingStartEvent) event;
      checkTag(start, start.getTag());
      collection = Optional.of(mapping(start));
    }
    depth--;
    return collection;
  }

  private Node.Scalar scalar(ScalarEvent event) {
    SourcePosition at = position(event.getStartMark());
    boolean plain = event.getScalarStyle() == ScalarStyle.PLAIN;
    OptionalInt refused = Characters.firstRefused(event.getValue());
    if (refused.isPresent()) {
      // The text of the file has none left, so this one was written as an escape.
      problems.error(
          at,
          YamlCodes.CHARACTER,
          "an escape stands for the "
              + Characters.describe(refused.getAsInt())
              + ", which is not allowed",
          "remove the escape");
    }
    return new Node.Scalar(event.getValue(), !plain, at);
  }

  private Node sequence(SequenceStartEvent start) {
    List<Node> items = new ArrayList<>();
    for (Event event = next(); !event.is(Event.ID.SequenceEnd); event = next()) {
      node(event).ifPresent(items::add);
    }
    return new Node.Sequence(items, position(start.getStartMark()));
  }

  private Node mapping(MappingStartEvent start) {
    List<Node.Entry> entries = new ArrayList<>();
    Map<String, Node.Scalar> written = new HashMap<>();
    for (Event event = next(); !event.is(Event.ID.MappingEnd); event = next()) {
      Optional<Node.Scalar> key = key(event, written);
      Optional<Node> value = node(next());
      if (key.isPresent() && value.isPresent()) {
        entries.add(new Node.Entry(key.get(), value.get()));
      }
    }
    return new Node.Mapping(entries, position(start.getStartMark()));
  }

  private Optional<Node.Scalar> key(Event event, Map<String, Node.Scalar> written) {
    SourcePosition at = position(event.getStartMark());
    int before = problems.errorCount();
    if (!(node(event).orElse(null) instanceof Node.Scalar key)) {
      if (problems.errorCount() == before && !(event instanceof AliasEvent)) {
        problems.error(at, YamlCodes.KEY, "a key must be text", "write the key as a word");
      }
      return Optional.empty();
    }
    if (key.isMissing()) {
      problems.error(at, YamlCodes.KEY, "the key is empty", "write the key, or quote it");
    } else if (key.text().equals("<<")) {
      problems.error(
          at, YamlCodes.MERGE, "merge keys are not supported", "repeat the keys that are meant");
    } else {
      // é may be written in two ways that look the same; the author sees one key.
      Node.@Nullable Scalar first =
          written.putIfAbsent(Normalizer.normalize(key.text(), Normalizer.Form.NFC), key);
      if (first != null) {
        problems.error(
            at,
            YamlCodes.DUPLICATE_KEY,
            "duplicate key " + Quoting.quote(key.text()) + ", first written at " + first.position(),
            key.text().equals("apiVersion")
                ? "start another document with `---`, or keep one of the two"
                : "keep one of the two");
      }
    }
    return Optional.of(key);
  }

  /** Reads to the end of the collection without building it or calling itself. */
  private void skip(Event start) {
    if (!tooDeep) {
      tooDeep = true;
      problems.error(
          position(start.getStartMark()),
          YamlCodes.DEPTH,
          "lists and mappings stand more than " + limits.maxDepth() + " deep inside each other");
    }
    for (int open = 1; open > 0; ) {
      Event event = next();
      if (event.is(Event.ID.SequenceStart) || event.is(Event.ID.MappingStart)) {
        open++;
      } else if (event.is(Event.ID.SequenceEnd) || event.is(Event.ID.MappingEnd)) {
        open--;
      }
    }
  }

  private void reportAnchor(Event event) {
    // One says it all: a file that uses them uses many.
    if (!anchored) {
      anchored = true;
      problems.error(
          position(event.getStartMark()),
          YamlCodes.ANCHOR,
          "anchors and aliases are not allowed",
          "repeat what is meant");
    }
  }

  private void checkTag(Event event, @Nullable String tag) {
    if (tag != null) {
      problems.error(
          position(event.getStartMark()),
          YamlCodes.TAG,
          "tag " + Quoting.quote(tag.replace("tag:yaml.org,2002:", "!!")) + " is not allowed",
          "remove the tag; quote the value if it starts with `!`");
    }
  }

  private void report(MarkedYAMLException e) {
    String problem = e.getProblem();
    Mark found = e.getProblemMark();
    Mark opened = e.getContextMark();
    SyntaxAdvice said = problem == null ? SyntaxAdvice.none() : SyntaxAdvice.of(problem);
    // A look-alike goes through as text, and what fails is the line below.
    Optional<SyntaxAdvice> above = SyntaxAdvice.lookalike(line(found, -1));
    if (above.isPresent() && found != null) {
      SourcePosition at = new SourcePosition(file, found.getLine(), 1);
      report(at, above.get().message(), above.get().help());
      return;
    }
    SyntaxAdvice advice = said.beside(line(found, 0), line(opened, 0));
    String message = advice.message();
    if (advice.isAboutStart() && opened != null) {
      message += ", begun at " + position(opened);
    }
    Mark mark = found == null ? opened : found;
    report(mark == null ? last : position(mark), message, advice.help());
  }

  private void report(SourcePosition at, String message, Optional<String> help) {
    problems.add(new Diagnostic(at, Severity.ERROR, YamlCodes.SYNTAX, message, help));
  }

  private String line(@Nullable Mark mark, int offset) {
    return mark == null ? "" : text.line(mark.getLine() + offset);
  }

  private SourcePosition position(Mark mark) {
    return new SourcePosition(file, mark.getLine() + 1, mark.getColumn() + 1);
  }
}
