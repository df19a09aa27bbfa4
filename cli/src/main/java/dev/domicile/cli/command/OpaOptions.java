package dev.domicile.cli.command;

import dev.domicile.cli.input.Environment;
import dev.domicile.cli.input.Inputs;
import dev.domicile.cli.input.UsageException;
import dev.domicile.core.policy.PolicySet;
import dev.domicile.core.policy.Rule;
import dev.domicile.opa.OpaConnection;
import dev.domicile.opa.RegoRequirement;
import dev.domicile.opa.RegoRules;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/**
 * Whom rules of kind {@code rego} ask. A token comes from a file or a variable, never from the
 * command line, which other users of the machine can read. Filled by picocli.
 */
final class OpaOptions {

  private static final String URL = "OPA_URL";
  private static final String TOKEN = "OPA_TOKEN";
  private static final String EXAMPLE = "https://opa.example.com:8181";
  private static final int LONGEST_TOKEN = 64 << 10;
  private static final Pattern DURATION = Pattern.compile("([1-9][0-9]{0,5})(ms|s)");
  // Somebody waits for one answer about everything, and no service is held up meanwhile.
  private static final Duration USUAL_DEADLINE = Duration.ofSeconds(10);
  private static final int MOST_BYTES = 16 << 20;

  @Option(
      names = "--opa-url",
      paramLabel = "URL",
      description = "the OPA server that rules of kind rego ask (default: variable OPA_URL)")
  private Optional<String> url = Optional.empty();

  @Option(
      names = "--opa-token-file",
      paramLabel = "FILE",
      description = "a file with the token for it (default: variable OPA_TOKEN)")
  private Optional<Path> tokenFile = Optional.empty();

  @Option(
      names = "--opa-ca",
      paramLabel = "FILE",
      description = "certificates (PEM) of the authorities that vouch for it")
  private Optional<Path> authorities = Optional.empty();

  @Option(
      names = "--opa-deadline",
      paramLabel = "TIME",
      description = "how long to wait for an answer, as in 500ms or 5s (default: 10s)")
  private Optional<String> deadline = Optional.empty();

  /**
   * What answers rules of kind {@code rego}: the server that is named, and modules in any case.
   *
   * @throws UsageException if an option is wrong
   */
  RegoRules rules(Environment environment) {
    Duration wait = deadline.map(OpaOptions::duration).orElse(USUAL_DEADLINE);
    Optional<String> named = named(environment);
    if (named.isPresent()) {
      try {
        return RegoRules.asking(connection(named.get(), wait, environment));
      } catch (IllegalArgumentException e) {
        throw new UsageException("the OPA server cannot be asked: " + e.getMessage());
      }
    }
    if (tokenFile.isPresent() || authorities.isPresent()) {
      throw new UsageException("name the OPA server by --opa-url or the variable " + URL);
    }
    return RegoRules.withoutServer(wait);
  }

  /** Tells on standard error that rules ask a server and none is named. */
  void tellIfNobodyIsNamed(PolicySet policies, Environment environment) {
    if (named(environment).isPresent()) {
      return;
    }
    List<String> asking =
        policies.rules().stream().filter(OpaOptions::asksServer).map(Rule::qualifiedId).toList();
    if (!asking.isEmpty()) {
      environment
          .err()
          .println(
              "policy-check: "
                  + asking.get(0)
                  + (asking.size() > 1 ? " and " + (asking.size() - 1) + " more rules" : "")
                  + (asking.size() > 1 ? " ask" : " asks")
                  + " an OPA server and none is named, so that nobody answers; name it by --opa-url"
                  + " or the variable "
                  + URL);
    }
  }

  private Optional<String> named(Environment environment) {
    return url.or(() -> environment.variable(URL));
  }

  private static boolean asksServer(Rule rule) {
    return rule.branches().stream()
        .flatMap(branch -> branch.requirements().stream())
        .anyMatch(
            requirement ->
                requirement.body() instanceof RegoRequirement rego && rego.wasm().isEmpty());
  }

  private OpaConnection connection(String address, Duration wait, Environment environment) {
    Optional<String> token =
        tokenFile.map(OpaOptions::token).or(() -> environment.variable(TOKEN).map(String::strip));
    authorities.ifPresent(Inputs::requireExisting);
    try {
      OpaConnection connection =
          OpaConnection.to(new URI(address)).withDeadline(wait).withMaxBytes(MOST_BYTES);
      if (token.isPresent()) {
        connection = connection.withToken(token.get());
      }
      return authorities.isPresent() ? connection.withAuthorities(authorities.get()) : connection;
    } catch (URISyntaxException e) {
      // What stands there could hold a password, so it is not repeated.
      throw new UsageException("--opa-url is no address; it is written as in `" + EXAMPLE + "`");
    }
  }

  private static Duration duration(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      throw new UsageException("--opa-deadline: `" + text + "` is no time, as in 500ms or 5s");
    }
    long number = Long.parseLong(matcher.group(1));
    return matcher.group(2).equals("ms") ? Duration.ofMillis(number) : Duration.ofSeconds(number);
  }

  /** The token in a file; what is wrong is told without a word of it. */
  private static String token(Path file) {
    Inputs.requireExisting(file);
    try (InputStream in = Files.newInputStream(file)) {
      String token = new String(in.readNBytes(LONGEST_TOKEN), StandardCharsets.UTF_8).strip();
      if (token.isEmpty() || token.chars().anyMatch(c -> c <= ' ' || c > '~')) {
        throw new UsageException("--opa-token-file: there is no token in `" + file + "`");
      }
      return token;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read `" + file + "`", e);
    }
  }
}
