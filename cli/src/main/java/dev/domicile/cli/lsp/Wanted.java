package dev.domicile.cli.lsp;

import com.google.gson.JsonPrimitive;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a lens that is not counted yet is about. The editor keeps it and gives it back.
 *
 * @param version of the document, as the editor counts
 * @param rule {@code policy/rule}
 */
record Wanted(String uri, int version, String rule) {

  /** As the protocol carries it. */
  Object data() {
    return version + " " + rule + " " + uri;
  }

  /** What an editor gave back; empty if it is not ours. */
  static Optional<Wanted> of(@Nullable Object data) {
    String text =
        data instanceof JsonPrimitive json ? json.getAsString() : data instanceof String s ? s : "";
    String[] parts = text.split(" ", 3);
    return parts.length == 3 && parts[0].matches("-?\\d{1,9}")
        ? Optional.of(new Wanted(parts[2], Integer.parseInt(parts[0]), parts[1]))
        : Optional.empty();
  }
}
