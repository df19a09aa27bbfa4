package dev.domicile.catalog;

import dev.domicile.core.source.SourcePosition;

/** An entry as it was written: bound to types, references not yet resolved. */
interface Written {

  /** What its list knows it by. */
  String id();

  /** Sources, confidence and place. */
  Head head();

  /** Where it is written. */
  default SourcePosition position() {
    return head().position();
  }
}
