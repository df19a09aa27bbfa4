package dev.domicile.core.source;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The shape of one word or text. Immutable: {@link #example}, {@link #suggest} and {@link #words}
 * give new shapes.
 *
 * @param <T> what the text becomes
 */
public final class ScalarShape<T> extends Shape<T> {

  private final ScalarType<T> type;
  private final Optional<String> example;
  private final Supplier<? extends Collection<String>> suggestions;
  private final Optional<String> words;

  ScalarShape(
      ScalarType<T> type,
      Optional<String> example,
      Supplier<? extends Collection<String>> suggestions,
      Optional<String> words) {
    this.type = type;
    this.example = example;
    this.suggestions = suggestions;
    this.words = words;
  }

  /** The same, with a value to show in documentation and schema. */
  public ScalarShape<T> example(String text) {
    return new ScalarShape<>(type, Optional.of(text), suggestions, words);
  }

  /**
   * The same, with words from which the nearest is offered when a text is refused.
   *
   * @param words asked when they are needed; they need not be all that is accepted
   */
  public ScalarShape<T> suggest(Supplier<? extends Collection<String>> words) {
    return new ScalarShape<>(type, example, words, this.words);
  }

  /**
   * The same, with the list from which editors let authors choose. It only helps them: what is
   * accepted is said by the type, and by the checks after binding.
   *
   * @param list its name, as {@link SchemaWords} knows it
   */
  public ScalarShape<T> words(String list) {
    return new ScalarShape<>(type, example, suggestions, Optional.of(list));
  }

  @Override
  public String typeName() {
    return type.name();
  }

  @Override
  Optional<T> read(Node node, Binding binding) {
    if (!(node instanceof Node.Scalar scalar)) {
      binding.wrongKind(node, type.name(), example.map(text -> "write it as in `" + text + "`"));
      return Optional.empty();
    }
    String text = type.normal(scalar.text());
    try {
      return Optional.of(type.parse(scalar, text));
    } catch (ScalarType.Refusal e) {
      binding.error(node.position(), e.code(), e.text(), e.help().or(() -> advice(text)));
    } catch (IllegalArgumentException e) {
      String reason = e.getMessage();
      report(
          node, text, reason == null || reason.isBlank() ? defaultReason(text) : reason, binding);
    } catch (DateTimeException e) {
      // What java.time says is about indexes into the text; it helps no author.
      report(node, text, defaultReason(text), binding);
    }
    return Optional.empty();
  }

  private void report(Node node, String text, String reason, Binding binding) {
    binding.error(node.position(), YamlCodes.VALUE, reason, advice(text));
  }

  private String defaultReason(String text) {
    String suffix = example.map(shown -> ", as in `" + shown + "`").orElse("");
    return Quoting.quote(text) + " is not " + type.indefinite() + suffix;
  }

  private Optional<String> advice(String text) {
    return Spelling.nearest(text, suggestions.get())
        .map(known -> "did you mean " + Quoting.quote(known) + "?");
  }

  @Override
  void writeCanonical(Node node, JsonGenerator json) throws IOException {
    type.writeCanonical(type.normal(scalar(node).text()), json);
  }

  @Override
  void writeSchema(SchemaWriter schema) throws IOException {
    if (words.isPresent() && schema.words(words.get())) {
      return;
    }
    type.writeSchema(schema);
    if (example.isPresent()) {
      schema.texts("examples", List.of(example.get()));
    }
  }

  @Override
  Reference refer(Set<Shape<?>> open) {
    return Reference.scalar(type.name(), example, type.values(), words);
  }
}
