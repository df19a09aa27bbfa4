package dev.domicile.cli.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.domicile.core.source.Loaded;
import dev.domicile.core.source.SourceFile;
import org.junit.jupiter.api.Test;

/** The rules of the layout, one by one. */
class FormatterTest {

  private static final Formatter FORMATTER = new Formatter();

  private static String format(String text) {
    return FORMATTER.format(SourceFile.ofText("file.yaml", text)).orElseThrow();
  }

  @Test
  void lists_are_indented_by_two_below_their_key() {
    assertEquals(
        """
        a:
          - b:  # of the list
              c: d
            e: f
        """,
        format(
            """
            a:
            -   b:   # of the list
                    c:   d
                e: f
            """));
  }

  @Test
  void brackets_stay_if_the_line_has_at_most_120_characters() {
    String fits = "a: [" + "x".repeat(57) + ", " + "y".repeat(56) + "]\n";

    assertEquals(fits, format(fits.replace(", ", ",\n     ")));
    assertEquals(
        "a:\n  - " + "x".repeat(57) + "\n  - " + "y".repeat(57) + "\n",
        format(fits.replace("yy]", "yyy]")));
  }

  @Test
  void lines_that_the_author_broke_outside_brackets_stay_broken() {
    assertEquals("a:\n  - b\n  - c\n", format("a:\n  - b\n  - c\n"));
    assertEquals("a: >-\n  b\n  c\n", format("a: >-\n     b\n     c\n"));
    assertEquals("a: b\n  c\n", format("a: b\n       c\n"));
  }

  @Test
  void quotes_stay_unless_no_reader_of_yaml_needs_them() {
    assertEquals(
        "a: [EU, two words, \"NO\", \"on\", \"2026-01\", \"1.10\", \"@subjects\", \"a: b\", \"*\"]\n",
        format(
            "a: [\"EU\", 'two words', 'NO', \"on\", \"2026-01\", '1.10', \"@subjects\", 'a: b', '*']\n"));
  }

  @Test
  void what_stands_without_quotes_stays_without() {
    assertEquals("onlyIn: [NO]\nfrom: 2026-01\n", format("onlyIn: [NO]\nfrom: 2026-01\n"));
  }

  @Test
  void keys_come_in_the_order_of_the_format_and_take_their_comments_along() {
    assertEquals(
        """
        # Whose file it is.

        apiVersion: domicile/v1
        kind: Workload
        # what to call it
        metadata: {name: ward}
        spec:
          data: {subjects: [DE], categories: [health]}  # theirs
          requester: {country: DE}
        """,
        format(
            """
            # Whose file it is.

            kind: Workload
            apiVersion: domicile/v1
            spec:
              requester: {country: DE}
              data: {categories: [health], subjects: [DE]}   # theirs
            # what to call it
            metadata: {name: ward}
            """));
  }

  @Test
  void conditions_and_what_the_author_names_stay_in_their_order() {
    String test =
        """
        apiVersion: domicile/v1
        kind: PolicyTest
        workloads:
          ward: {data: {subjects: [], categories: []}, requester: {country: DE}}
          shop: {data: {subjects: [], categories: []}, requester: {country: DE}}
        cases: []
        """;
    assertEquals(test, format(test));

    String rule = "    when: {requester.regimes: a, data.categories: b}\n";
    String policy = "apiVersion: domicile/v1\nkind: Policy\nrules:\n  - id: a\n" + rule;
    assertEquals(policy, format(policy));
  }

  @Test
  void a_mapping_with_a_key_that_is_not_known_stays_in_its_order() {
    String workload = "kind: Workload\nspecification: {}\napiVersion: domicile/v1\n";

    assertEquals(workload, format(workload));
  }

  @Test
  void one_empty_line_stands_between_rules() {
    assertEquals(
        """
        kind: Policy
        rules:
          - id: a

          # the second
          - id: b

          - id: c
        """,
        format(
            """
            kind: Policy
            rules:

              - {id: a}
              # the second
              - id: b


              - id: c
            """));
  }

  @Test
  void a_comment_belongs_to_the_list_that_it_is_indented_like() {
    String text =
        """
        a:
          - b
          # of the list
        # of what follows
        c: d
        # of the end
        """;

    assertEquals(text, format(text));
  }

  @Test
  void comments_in_brackets_spread_them() {
    assertEquals(
        """
        a:  # all
          # the first
          - b  # behind
          - c
          # no more
        """,
        format(
            """
            a: [ # all
              # the first
              b, # behind
              c
              # no more
            ]
            """));
  }

  @Test
  void comments_behind_lines_that_follow_each_other_stand_in_one_column() {
    assertEquals(
        "a: b      # one\nlong: cd  # two\ne: f\ng: h  # three\n",
        format("a: b # one\nlong: cd    # two\ne: f\ng: h      # three\n"));
  }

  @Test
  void documents_keep_their_comments_and_marks() {
    assertEquals(
        """
        # header
        ---
        a: b
        # of the first
        ---  # second
        c: d
        """,
        format("# header\n\n---\n\na: b\n# of the first\n...\n--- # second\nc: d\n\n\n"));
  }

  @Test
  void line_ends_and_the_end_of_the_file_become_plain() {
    assertEquals("a: b\nc: d\n", format("\uFEFFa: b  \r\nc: d"));
    assertEquals("# only this\n", format("\n\n# only this   "));
    assertEquals("", format("\n\n"));
  }

  @Test
  void empty_lines_that_belong_to_a_text_stay() {
    assertEquals("a: |+\n  b\n\n\nc: d\n", format("a: |+\n    b\n\n\nc: d\n"));
    assertEquals("a: |\n  b\n\nc: d\n", format("a: |\n    b\n\n\n\nc: d\n"));
  }

  @Test
  void what_cannot_be_read_is_refused_with_its_place() {
    Loaded<String> formatted = FORMATTER.format(SourceFile.ofText("file.yaml", "a: &b c\n"));

    assertEquals("YAML-ANCHOR", formatted.diagnostics().get(0).code());
  }

  @Test
  void what_would_become_too_long_a_line_is_refused() {
    String words = "x".repeat(8189);

    Loaded<String> formatted =
        FORMATTER.format(SourceFile.ofText("file.yaml", "a:\n - " + words + "\n"));

    assertEquals(Formatter.CANNOT, formatted.diagnostics().get(0).code());
  }
}
