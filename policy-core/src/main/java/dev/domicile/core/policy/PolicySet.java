package dev.domicile.core.policy;

import com.google.common.collect.ImmutableList;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Policies and waivers that decide together. Immutable, sorted by id. */
public final class PolicySet {

  private final ImmutableList<Policy> policies;
  private final ImmutableList<Waiver> waivers;
  private final String digest;

  private PolicySet(ImmutableList<Policy> policies, ImmutableList<Waiver> waivers) {
    this.policies = policies;
    this.waivers = waivers;
    this.digest = digestOf(policies, waivers);
  }

  /** These policies and waivers, whose ids are unique. */
  public static PolicySet of(Collection<Policy> policies, Collection<Waiver> waivers) {
    return new PolicySet(
        policies.stream()
            .sorted(Comparator.comparing(Policy::id))
            .collect(ImmutableList.toImmutableList()),
        waivers.stream()
            .sorted(Comparator.comparing(Waiver::id))
            .collect(ImmutableList.toImmutableList()));
  }

  private static String digestOf(List<Policy> policies, List<Waiver> waivers) {
    List<String> parts = new ArrayList<>();
    for (Policy policy : policies) {
      parts.add("policy " + policy.json());
      policy.rules().forEach(rule -> parts.add("rule " + rule.qualifiedId() + " " + rule.json()));
    }
    waivers.forEach(waiver -> parts.add("waiver " + waiver.json()));
    Hasher hasher = Hashing.sha256().newHasher();
    for (String part : parts) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      hasher.putInt(bytes.length).putBytes(bytes);
    }
    return "sha256:" + hasher.hash();
  }

  /** The policies, sorted by id. */
  public List<Policy> policies() {
    return policies;
  }

  /** The waivers, sorted by id. */
  public List<Waiver> waivers() {
    return waivers;
  }

  /** Every rule, by policy and then by id. */
  public List<Rule> rules() {
    return policies.stream().flatMap(policy -> policy.rules().stream()).toList();
  }

  /** {@code sha256:…} over the canonical policies and waivers; independent of files and order. */
  public String digest() {
    return digest;
  }
}
