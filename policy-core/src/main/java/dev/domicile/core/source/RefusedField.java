package dev.domicile.core.source;

/** What {@link Fields#refuse} answers: a refusal that knows which key it is about. */
final class RefusedField extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final transient SourcePosition position;
  private final String text;

  RefusedField(SourcePosition position, String text) {
    super(text);
    this.position = position;
    this.text = text;
  }

  SourcePosition position() {
    return position;
  }

  String text() {
    return text;
  }
}
