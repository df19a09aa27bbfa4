package dev.domicile.opa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.domicile.core.policy.PolicySet;
import dev.domicile.core.source.Loaded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a requirement is written. */
class RegoRequirementTest {

  private static Loaded<PolicySet> load(String body) {
    return SmallWorld.load(new RegoRules(), SmallWorld.policy("rego: " + body));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | name a rule of a server by `package` and `rule`, or a compiled one",
        "{minConfidence: high} | name a rule of a server by `package` and `rule`, or a compiled one",
        "{package: acme.residency} | `package` and `rule` go together",
        "{rule: answer} | `package` and `rule` go together",
        "{wasm: acme.wasm} | `wasm` and `entrypoint` go together",
        "{entrypoint: acme/answer} | `wasm` and `entrypoint` go together",
        "{package: acme, rule: answer, wasm: a.wasm, entrypoint: a/b} | not both",
        "{package: acme/residency, rule: answer} | is not written as names joined by `.`",
        "{package: acme..x, rule: answer} | is not written as names joined by `.`",
        "{package: '..', rule: answer} | is not written as names joined by `.`",
        "{package: acme, rule: 'answer?metrics'} | is not written as names joined by `.`",
        "{package: acme, rule: 'a%2Fb'} | is not written as names joined by `.`",
        "{package: acme, rule: '1st'} | is not written as names joined by `.`",
        "{wasm: acme.wasm, entrypoint: acme.answer} | is not written as names joined by `/`",
        "{wasm: /etc/acme.wasm, entrypoint: acme/answer} | is no path relative to this file",
        "{wasm: 'C:\\acme.wasm', entrypoint: acme/answer} | is no path relative to this file",
        "{wasm: 'file:acme.wasm', entrypoint: acme/answer} | is no path relative to this file",
        "{packege: acme, rule: answer} | unknown key `packege`",
      })
  void what_is_written_wrong_is_refused_at_its_place(String body, String message) {
    Loaded<PolicySet> loaded = load(body);

    assertTrue(!loaded.isAccepted());
    assertTrue(
        loaded.diagnostics().stream()
            .anyMatch(
                d -> d.toString().startsWith("acme.yaml:13:") && d.toString().contains(message)),
        loaded.diagnostics().toString());
  }

  @Test
  void a_rule_of_a_server_becomes_a_path() {
    assertEquals("acme/residency/answer", body("{package: acme.residency, rule: answer}").path());
    assertEquals("acme/a/b", body("{package: acme, rule: a.b}").path());
  }

  @Test
  void a_compiled_rule_keeps_file_and_entrypoint() {
    RegoRequirement body = body("{wasm: ../rego/acme.tar.gz, entrypoint: acme/residency/answer}");

    assertEquals("../rego/acme.tar.gz", body.wasm().orElseThrow());
    assertEquals("acme/residency/answer", body.path());
  }

  private static RegoRequirement body(String text) {
    return (RegoRequirement)
        load(text).orElseThrow().policies().get(0).rules().stream()
            .filter(rule -> rule.id().equals("home"))
            .findFirst()
            .orElseThrow()
            .branches()
            .get(0)
            .requirements()
            .get(0)
            .body();
  }
}
