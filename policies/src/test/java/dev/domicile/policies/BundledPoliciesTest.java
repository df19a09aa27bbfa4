package dev.domicile.policies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.domicile.catalog.BundledCatalog;
import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.policy.PolicyLoader;
import dev.domicile.core.policy.PolicySet;
import dev.domicile.core.source.SourceFile;
import java.util.List;
import org.junit.jupiter.api.Test;

class BundledPoliciesTest {

  @Test
  void every_bundled_policy_loads_against_the_bundled_catalog() {
    Catalog catalog = BundledCatalog.all().load().orElseThrow();

    PolicySet policies = PolicyLoader.against(catalog).load(BundledPolicies.all()).orElseThrow();

    assertEquals(BundledPolicies.all().files().size(), policies.policies().size());
  }

  @Test
  void no_policy_test_is_bundled() {
    assertTrue(
        BundledPolicies.all().files().stream()
            .map(SourceFile::name)
            .noneMatch(name -> name.contains(".test.")));
  }

  @Test
  void a_folder_is_a_pack() {
    List<SourceFile> files = BundledPolicies.pack("latam").files();

    assertFalse(files.isEmpty());
    assertTrue(files.stream().allMatch(file -> file.name().startsWith("latam/")));
  }

  @Test
  void a_policy_is_a_pack_of_its_own() {
    assertEquals(
        List.of("latam/br-lgpd-transfers.yaml"),
        BundledPolicies.pack("br-lgpd-transfers").files().stream().map(SourceFile::name).toList());
  }

  @Test
  void a_pack_that_does_not_exist_is_refused_with_the_nearest_name() {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> BundledPolicies.pack("latm"));

    assertEquals(
        "there is no pack `latm` of bundled policies; nearest is `latam`", refused.getMessage());
  }
}
