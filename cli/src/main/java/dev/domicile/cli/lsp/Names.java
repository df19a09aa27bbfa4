package dev.domicile.cli.lsp;

import java.util.List;

/** Words of a document that name something which documents define. */
final class Names {

  private Names() {}

  /** Whether a word of a test or waiver names a rule. */
  static boolean isRule(Buffer buffer, Token token) {
    String kind = buffer.kind(token.document()).orElse("");
    List<String> path = token.path();
    int size = path.size();
    boolean item =
        size >= 2
            && path.get(size - 1).equals(Token.ITEM)
            && path.get(size - 2).equals("rules")
            && token.role() != Token.Role.KEY;
    return switch (kind) {
      case "Waiver" -> item && path.get(0).equals("spec");
      case "PolicyTest" ->
          item
              || (size >= 2
                  && path.get(0).equals("cases")
                  && path.get(size - 1).equals("rules")
                  && token.role() != Token.Role.VALUE);
      default -> false;
    };
  }

  /** Whether a word of a test names one of its workloads. */
  static boolean isWorkload(Buffer buffer, Token token) {
    return token.path().equals(List.of("cases", Token.ITEM, "workload"))
        && buffer.kind(token.document()).filter("PolicyTest"::equals).isPresent();
  }

  /** The workloads of a test, where each is defined. */
  static List<Token> workloads(Buffer buffer, int document) {
    return buffer.tokens().stream()
        .filter(token -> token.document() == document && token.role() == Token.Role.KEY)
        .filter(token -> token.path().equals(List.of("workloads")))
        .toList();
  }
}
